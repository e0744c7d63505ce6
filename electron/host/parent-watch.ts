/** How often a child asks itself whether its parent still speaks. */
export const PARENT_TICK_MS = 1_000
/** Without a word from the parent for this long a child ends itself: nobody would ever stop it otherwise. */
export const PARENT_SILENT_MAX_MS = 10_000
/** A tick this late means that this process or the whole machine slept: the silence was ours. */
const LATE_TICK_MS = 2_500

/** Counts the parent's silence in ticks of our own timer, not in time, so that a night with the lid closed counts as one. Pure. */
export class ParentWatch {
  #silentTicks = 0
  #lastTickMs: number

  constructor(nowMs: number) {
    this.#lastTickMs = nowMs
  }

  heard(): void {
    this.#silentTicks = 0
  }

  /** To be called every PARENT_TICK_MS; true when the parent has to be taken for dead. */
  tick(nowMs: number): boolean {
    const late = nowMs - this.#lastTickMs > LATE_TICK_MS
    this.#lastTickMs = nowMs
    this.#silentTicks = late ? 0 : this.#silentTicks + 1
    return this.#silentTicks * PARENT_TICK_MS >= PARENT_SILENT_MAX_MS
  }
}
