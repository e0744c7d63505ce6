/** What went wrong longer ago than this says nothing of now. */
const WINDOW_MS = 60_000

/** Growth of a lifetime counter within the last minute: an alarm about the cable or the sorter must end once it is good again. */
export class RecentGrowth {
  /** Readings at which the counter had grown, oldest first; the first one is the newest before the window. */
  #readings: { readonly atMs: number; readonly total: number }[] = []

  /** Takes the counter as it stands now; answers how much of it is recent. */
  recent(total: number, nowMonoMs: number): number {
    if (this.#readings.at(-1)?.total !== total) this.#readings.push({ atMs: nowMonoMs, total })
    const firstInside = this.#readings.findIndex((reading) => reading.atMs > nowMonoMs - WINDOW_MS)
    const before = firstInside === -1 ? this.#readings.length - 1 : firstInside - 1
    if (before > 0) this.#readings = this.#readings.slice(before)
    const start = this.#readings[0]
    // The very first reading is what was there before anybody looked.
    return start === undefined ? 0 : total - start.total
  }
}
