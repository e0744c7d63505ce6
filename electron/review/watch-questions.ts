import type { Clock } from '../base/clock.ts'
import type { Logger } from '../log/logger.ts'
import type { Review } from './open-review.ts'

/** Longer than this, and somebody sees the screen wait. */
export const SLOW_QUESTION_MS = 40

/** Long by their nature: files, pictures and proofs that nobody expects at once. */
const LONG: ReadonlySet<string> = new Set<keyof Review>([
  'reconcile',
  'verifyAudit',
  'recordPdf',
  'eggsCsv',
  'trayThumbnails',
])

/** The same review, which logs each question that was slow: its name and how long it took, never what was asked or answered. */
export function watchQuestions(
  review: Review,
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
): Review {
  const watched =
    (name: string, ask: (...asked: unknown[]) => unknown) =>
    (...asked: unknown[]): unknown => {
      const beganMs = clock.monoMs()
      try {
        return ask(...asked)
      } finally {
        const tookMs = clock.monoMs() - beganMs
        if (tookMs > SLOW_QUESTION_MS) log.warn({ question: name, tookMs: Math.round(tookMs) }, 'a question was slow')
      }
    }
  const methods = Object.entries(review).map(([name, ask]) => [name, LONG.has(name) ? ask : watched(name, ask)])
  return Object.fromEntries(methods) as Review
}
