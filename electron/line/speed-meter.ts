const MINUTES_SHOWN = 60
const MS_PER_MINUTE = 60_000
/** Speed is the count of this window: long enough to span two tray pauses, short enough to follow a stop. */
const SPEED_WINDOW_MS = 60_000
/** Less than this says nothing about an hour. */
const SPEED_WINDOW_LEAST_MS = 3_000
/** A gap longer than the longest ordinary tray pause is a stop. */
const STOP_AFTER_MS = 15_000

/** Eggs per hour, the last sixty minutes and the stops, all on the monotonic clock. */
export class SpeedMeter {
  readonly #startedMonoMs: number
  /** Eggs by whole minute since the start. */
  readonly #perMinute = new Map<number, number>()
  /** Recent commits inside the speed window: when and how many. */
  #recent: { atMs: number; eggs: number }[] = []
  #lastEggMonoMs: number
  #stops = 0
  #stoppedMs = 0

  constructor(startedMonoMs: number) {
    this.#startedMonoMs = startedMonoMs
    this.#lastEggMonoMs = startedMonoMs
  }

  count(eggs: number, nowMonoMs: number): void {
    if (eggs <= 0) return
    const gapMs = nowMonoMs - this.#lastEggMonoMs
    if (gapMs > STOP_AFTER_MS) {
      this.#stops++
      this.#stoppedMs += gapMs
    }
    this.#lastEggMonoMs = nowMonoMs
    const minute = this.#minuteOf(nowMonoMs)
    this.#perMinute.set(minute, (this.#perMinute.get(minute) ?? 0) + eggs)
    for (const old of this.#perMinute.keys()) if (old <= minute - MINUTES_SHOWN) this.#perMinute.delete(old)
    this.#recent.push({ atMs: nowMonoMs, eggs })
    this.#forgetOld(nowMonoMs)
  }

  /** At which moment the newest egg was counted; the start before the first. */
  get lastEggMonoMs(): number {
    return this.#lastEggMonoMs
  }

  /** As it stands at that moment; a caller that cannot know what the line does now asks for the last one that it knew. */
  view(nowMonoMs: number): {
    eggsPerHour: number | null
    perMinute: (number | null)[]
    stops: number
    stoppedMs: number
  } {
    this.#forgetOld(nowMonoMs)
    const spanMs = Math.min(SPEED_WINDOW_MS, nowMonoMs - this.#startedMonoMs)
    const eggs = this.#recent.reduce((sum, one) => sum + one.eggs, 0)
    const gapMs = nowMonoMs - this.#lastEggMonoMs
    const stoppedNow = gapMs > STOP_AFTER_MS
    const thisMinute = this.#minuteOf(nowMonoMs)
    const perMinute: (number | null)[] = []
    for (let minute = thisMinute - MINUTES_SHOWN + 1; minute <= thisMinute; minute++) {
      perMinute.push(minute < 0 ? null : (this.#perMinute.get(minute) ?? 0))
    }
    return {
      eggsPerHour: spanMs < SPEED_WINDOW_LEAST_MS ? null : (eggs / spanMs) * MS_PER_MINUTE * 60,
      perMinute,
      stops: this.#stops + (stoppedNow ? 1 : 0),
      stoppedMs: this.#stoppedMs + (stoppedNow ? gapMs : 0),
    }
  }

  #minuteOf(monoMs: number): number {
    return Math.floor((monoMs - this.#startedMonoMs) / MS_PER_MINUTE)
  }

  #forgetOld(nowMonoMs: number): void {
    const oldest = nowMonoMs - SPEED_WINDOW_MS
    if ((this.#recent[0]?.atMs ?? nowMonoMs) < oldest) this.#recent = this.#recent.filter((one) => one.atMs >= oldest)
  }
}
