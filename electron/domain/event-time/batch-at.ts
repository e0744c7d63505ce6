/**
 * A scanner's clock is known to some milliseconds, on a busy line to some dozens, and the feed begins with its batch: a tray that seems to have been seen
 * so shortly before belongs to it.
 */
export const SEEN_BEFORE_START_MS = 1_000

/** Batches of a line that are remembered with their times: more than a week of them. A tray of an earlier one counts as seen while none ran. */
export const RECENT_BATCHES_MAX = 64

/** When a batch of a line ran, on one clock for all of them. */
export interface BatchSpan {
  readonly batchId: string
  readonly fromMs: number
  /** Undefined while it is open. */
  readonly toMs: number | undefined
}

/** The batch that ran at that moment; null when none did. `spans` are of one line, which never has two batches at once, in their order. */
export function batchAt(spans: readonly BatchSpan[], atMs: number): string | null {
  const ran = spans.findLast(({ fromMs, toMs }) => fromMs <= atMs && (toMs === undefined || atMs < toMs))
  if (ran !== undefined) return ran.batchId
  const next = spans.find(({ fromMs }) => fromMs > atMs)
  return next !== undefined && next.fromMs - atMs <= SEEN_BEFORE_START_MS ? next.batchId : null
}
