/** An estimate of the scanner's clock is off by some milliseconds: a picture may seem to have been taken this long after it arrived. */
const FUTURE_MAX_MS = 100
/** A scanner keeps what the station does not take; nobody leaves one standing longer than this and still means the same eggs. */
const KEPT_MAX_MS = 7 * 24 * 3_600_000

/** When a scan was taken, as its scanner says, and when it arrived. */
export interface Capture {
  /** 0 where the scanner does not say. */
  readonly capturedAtUs: number
  /** What the scanner's clock showed when it arrived; undefined where that is not known, null while that clock is at fault. */
  readonly scannerClockUs: number | null | undefined
}

/** What the scanner's clock shows at that moment of the station's monotonic clock. */
export function scannerClockUs(monoMs: number, clockOffsetUs: number | null | undefined): number | null | undefined {
  return typeof clockOffsetUs === 'number' ? monoMs * 1000 + clockOffsetUs : clockOffsetUs
}

/**
 * How long before its arrival a picture was taken, by the station's clock. Undefined where the scanner's clock is not known, where it does not
 * say when, and for what cannot be.
 */
export function capturedBeforeMs({ capturedAtUs, scannerClockUs: clockUs }: Capture): number | undefined {
  if (clockUs === undefined || clockUs === null || capturedAtUs <= 0) return undefined
  const beforeMs = (clockUs - capturedAtUs) / 1000
  return beforeMs >= -FUTURE_MAX_MS && beforeMs <= KEPT_MAX_MS ? Math.max(0, beforeMs) : undefined
}

/**
 * From when the sorter's deadline counts, by the scanner's clock, in microseconds: from the picture, or from its arrival where the time of the
 * picture cannot be. 0 where the scanner does not say when: no deadline. Undefined while the scanner's clock is at fault: none can be told.
 */
export function deadlineFromUs(scan: Capture): number | undefined {
  const { capturedAtUs, scannerClockUs: clockUs } = scan
  if (capturedAtUs <= 0) return 0
  if (clockUs === null) return undefined
  if (clockUs === undefined || capturedBeforeMs(scan) !== undefined) return capturedAtUs
  return clockUs
}
