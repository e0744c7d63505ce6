const MINUTE_MS = 60_000

/** When a message arrived, and how long before that it happened. */
export interface Happening {
  /** By the station's wall clock as it was then, whatever became of that clock since. */
  readonly arrivedWallMs: number
  /** By the scanner's corrected clock; undefined or null where that was not known or could not be. */
  readonly capturedBeforeMs?: number | null | undefined
}

/** When it happened, by the station's wall clock at its arrival; when it arrived, where nothing better is known. */
export function eventWallMs({ arrivedWallMs, capturedBeforeMs }: Happening): number {
  return arrivedWallMs - (capturedBeforeMs ?? 0)
}

/** A scan as far as its minute goes. */
export interface TimedScan extends Happening {
  readonly visitId: number
}

/**
 * The minute since 1970 in which a scan counts: that of its event. Scans of trays up to `arrivalThroughVisit` were counted by their arrival and stay
 * so, because their minutes stand in sums, records and uploads. The only place that knows: whoever counts and whoever proves the count ask here.
 */
export function minuteOfScan(scan: TimedScan, arrivalThroughVisit: number): number {
  const wallMs = scan.visitId > arrivalThroughVisit ? eventWallMs(scan) : scan.arrivedWallMs
  return Math.floor(wallMs / MINUTE_MS)
}
