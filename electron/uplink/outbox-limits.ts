import type { OutboxCounts } from '../store/outbox.ts'

/**
 * What the outbox is made for. At any of these nothing is dropped and nothing is refused: a batch is closed and its summary queued as before, because a
 * record matters more than the disk it takes. The effect is that people are told, at 70 % and more urgently at 90 %, while there is time.
 */

/** Summaries that wait or were refused: twenty batches a day for half a year. */
export const OUTBOX_ROWS_MAX = 4_096
/** One summary: counts and histograms of fixed length, a handful of names; receivers refuse more. */
export const SUMMARY_BYTES_MAX = 64 * 1_024
/** Disk that all of them together may take: 256 MiB. Follows from the two above, so rows are counted and bytes need not be. */
export const OUTBOX_BYTES_MAX = OUTBOX_ROWS_MAX * SUMMARY_BYTES_MAX
/** The oldest that still waits: after a month without the cloud somebody must have decided something. */
export const OUTBOX_AGE_MAX_MS = 30 * 24 * 3_600_000

/** How much of the nearest limit is used up; 1 and more is over it. A clock that was set back makes nothing younger than new. */
export function outboxFill({ queued, parked, oldestQueuedWallMs }: OutboxCounts, nowWallMs: number): number {
  const ageMs = oldestQueuedWallMs === null ? 0 : Math.max(0, nowWallMs - oldestQueuedWallMs)
  return Math.max((queued + parked) / OUTBOX_ROWS_MAX, ageMs / OUTBOX_AGE_MAX_MS)
}
