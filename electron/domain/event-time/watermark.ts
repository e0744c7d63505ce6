/**
 * How late a scan may be while its scanner is connected and nothing is wrong: a damaged message is sent again until it is given up after 7 s
 * (`sequence-gate.ts`), and its decision and commit take less than the rest. What is later still counts in its minute, as late.
 */
export const ALLOWED_LATENESS_MS = 10_000

/** What is known at one moment. */
export interface MarkMoment {
  readonly nowWallMs: number
  /** Whether the wall clock is trusted: a time that a jumping clock tells makes nothing final. */
  readonly clockTrusted: boolean
  /**
   * Whether the scanner may still have scans that are older than what has come: while the link is down, while it has no credit, and until it has
   * sent what it kept meanwhile.
   */
  readonly mayStillCome: boolean
}

/** The mark once a scan of that time was stored: a scanner sends in the order of its numbers, so older ones are through. Never goes back. */
export function markAfterScan(markWallMs: number, newestEventWallMs: number): number {
  return Math.max(markWallMs, newestEventWallMs - ALLOWED_LATENESS_MS)
}

/** The mark of a line at which nothing comes: the station's clock moves it on, except while something may still come. Never goes back. */
export function markWhenIdle(markWallMs: number, { nowWallMs, clockTrusted, mayStillCome }: MarkMoment): number {
  if (!clockTrusted || mayStillCome) return markWallMs
  return Math.max(markWallMs, nowWallMs - ALLOWED_LATENESS_MS)
}

/** By how much an event lies before the mark; 0 for one that is in time. */
export function latenessMs(eventWallMs: number, markWallMs: number): number {
  return Math.max(0, markWallMs - eventWallMs)
}
