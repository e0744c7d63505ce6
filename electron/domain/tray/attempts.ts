import type { EggClass } from '../egg.ts'

/** What of an attempt decides whether it speaks for its egg. */
export interface AttemptOutcome {
  readonly attempt: number
  readonly eggClass: EggClass
}

/**
 * The last valid attempt decides the egg: an unreadable picture never replaces a readable one,
 * and a late message about an earlier attempt never replaces a later one.
 */
export function supersedes(next: AttemptOutcome, current: AttemptOutcome | undefined): boolean {
  if (current === undefined) return true
  const nextValid = next.eggClass !== 'UNREADABLE'
  const currentValid = current.eggClass !== 'UNREADABLE'
  if (nextValid !== currentValid) return nextValid
  return next.attempt > current.attempt
}
