/** An estimate of the scanner's clock is off by some milliseconds: a picture may seem to have been taken this long after it arrived. */
const FUTURE_MAX_MS = 100
/** A scanner keeps what the station does not take; nobody leaves one standing longer than this and still means the same eggs. */
const KEPT_MAX_MS = 7 * 24 * 3_600_000

/**
 * How long before its arrival a picture was taken, by the station's clock. Undefined where the scanner's clock is not known, where it does not
 * say when, and for what cannot be.
 */
export function capturedBeforeMs(scan: {
  readonly capturedAtUs: number
  readonly arrivedMonoMs: number
  /** Scanner clock minus the station's monotonic clock. */
  readonly clockOffsetUs: number | undefined
}): number | undefined {
  const { capturedAtUs, arrivedMonoMs, clockOffsetUs } = scan
  if (clockOffsetUs === undefined || capturedAtUs <= 0) return undefined
  const beforeMs = arrivedMonoMs - (capturedAtUs - clockOffsetUs) / 1000
  return beforeMs >= -FUTURE_MAX_MS && beforeMs <= KEPT_MAX_MS ? Math.max(0, beforeMs) : undefined
}
