/** More alarms than this within the window are a flood: nobody can answer one a minute for long (ISA-18.2, the usual limit of its tables). */
export const FLOOD_ALARMS = 10
export const FLOOD_WINDOW_MS = 10 * 60_000

/** The times within the window that ends now; older ones are of no further use. Times are monotonic. */
export function withinFloodWindow(calledAtMs: readonly number[], nowMs: number): readonly number[] {
  return calledAtMs.filter((atMs) => nowMs - atMs < FLOOD_WINDOW_MS)
}

/** Whether people are called too often to answer each: then the first one and its cause are what matters. */
export function isFlood(calledAtMs: readonly number[], nowMs: number): boolean {
  return withinFloodWindow(calledAtMs, nowMs).length > FLOOD_ALARMS
}
