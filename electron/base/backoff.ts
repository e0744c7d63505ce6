import type { Random } from './random.ts'

/**
 * Full-jitter exponential back-off: uniform in [0, min(cap, base · 2^attempt)].
 * Jitter keeps fifty stations from returning in the same second.
 */
export function backoffMs(
  attempt: number,
  options: { readonly baseMs: number; readonly capMs: number },
  random: Random,
): number {
  const ceilingMs = Math.min(options.capMs, options.baseMs * 2 ** Math.min(attempt, 30))
  return Math.round(random.next() * ceilingMs)
}
