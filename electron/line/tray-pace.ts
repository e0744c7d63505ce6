/** Weight of the newest interval in the running mean: follows a changed belt within a few trays. */
const NEWEST_WEIGHT = 0.3

/** When the next tray is due, from the rhythm of the last ones. */
export class TrayPace {
  #lastBeganMonoMs: number | undefined
  #intervalMs: number | undefined

  began(nowMonoMs: number): void {
    if (this.#lastBeganMonoMs !== undefined) {
      const intervalMs = nowMonoMs - this.#lastBeganMonoMs
      this.#intervalMs =
        this.#intervalMs === undefined ? intervalMs : this.#intervalMs + NEWEST_WEIGHT * (intervalMs - this.#intervalMs)
    }
    this.#lastBeganMonoMs = nowMonoMs
  }

  /** Undefined before two trays were seen and when the next one is overdue: then nothing is known. */
  expectedInMs(nowMonoMs: number): number | undefined {
    if (this.#intervalMs === undefined || this.#lastBeganMonoMs === undefined) return undefined
    const inMs = this.#lastBeganMonoMs + this.#intervalMs - nowMonoMs
    return inMs > 0 ? inMs : undefined
  }
}
