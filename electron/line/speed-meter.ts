const MS_PER_MINUTE = 60_000
/** Speed is the count of this window: long enough to span two tray pauses, short enough to follow a stop. */
const SPEED_WINDOW_MS = 60_000
/** Commits within this are counted together: at 1,000 scans a second there are hundreds, and each one looks at what has left the window. */
const COUNTED_TOGETHER_MS = 100
/** Less than this says nothing about an hour. */
const SPEED_WINDOW_LEAST_MS = 3_000
/** A gap longer than the longest ordinary tray pause is a stop. */
export const STOP_AFTER_MS = 15_000

/** Stops of a batch before this start, as far as they are written down. */
export interface StopsBefore {
  readonly count: number
  readonly lengthMs: number
  readonly lastEggMonoMs: number
}

/** Eggs per hour and the stops, all on the monotonic clock. */
export class SpeedMeter {
  readonly #startedMonoMs: number
  /** Recent commits inside the speed window: when and how many eggs. */
  #recent: { readonly atMs: number; eggs: number }[] = []
  #lastEggMonoMs: number
  #stops: number
  #stoppedMs: number
  readonly #stopsAtLeast: boolean

  constructor(startedMonoMs: number, before?: StopsBefore) {
    this.#startedMonoMs = startedMonoMs
    this.#lastEggMonoMs = before?.lastEggMonoMs ?? startedMonoMs
    this.#stops = before?.count ?? 0
    this.#stoppedMs = before?.lengthMs ?? 0
    this.#stopsAtLeast = before !== undefined
  }

  count(eggs: number, nowMonoMs: number): void {
    if (eggs <= 0) return
    const gapMs = nowMonoMs - this.#lastEggMonoMs
    if (gapMs > STOP_AFTER_MS) {
      this.#stops++
      this.#stoppedMs += gapMs
    }
    this.#lastEggMonoMs = nowMonoMs
    const last = this.#recent.at(-1)
    if (last !== undefined && nowMonoMs - last.atMs < COUNTED_TOGETHER_MS) last.eggs += eggs
    else this.#recent.push({ atMs: nowMonoMs, eggs })
    this.#forgetOld(nowMonoMs)
  }

  /** At which moment the newest egg was counted; before the first of this start the last one that is written down, or the start. */
  get lastEggMonoMs(): number {
    return this.#lastEggMonoMs
  }

  /** As it stands at that moment; a caller that cannot know what the line does now asks for the last one that it knew. */
  view(nowMonoMs: number): {
    eggsPerHour: number | null
    stops: number
    stoppedMs: number
    stopsAtLeast: boolean
  } {
    this.#forgetOld(nowMonoMs)
    const spanMs = Math.min(SPEED_WINDOW_MS, nowMonoMs - this.#startedMonoMs)
    const eggs = this.#recent.reduce((sum, one) => sum + one.eggs, 0)
    const gapMs = nowMonoMs - this.#lastEggMonoMs
    const stoppedNow = gapMs > STOP_AFTER_MS
    return {
      eggsPerHour: spanMs < SPEED_WINDOW_LEAST_MS ? null : (eggs / spanMs) * MS_PER_MINUTE * 60,
      stops: this.#stops + (stoppedNow ? 1 : 0),
      stoppedMs: this.#stoppedMs + (stoppedNow ? gapMs : 0),
      stopsAtLeast: this.#stopsAtLeast,
    }
  }

  #forgetOld(nowMonoMs: number): void {
    const oldest = nowMonoMs - SPEED_WINDOW_MS
    if ((this.#recent[0]?.atMs ?? nowMonoMs) < oldest) this.#recent = this.#recent.filter((one) => one.atMs >= oldest)
  }
}
