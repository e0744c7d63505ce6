import type { Clock } from '../base/clock.ts'

/** The knee of the inference curve: for more than these nobody is held back. So at full speed, where they come in groups, nothing waits. */
export const FILL_ENOUGH = 4
/** Longest wait for company while the model is free. At 1,000 scans a second the other three come meanwhile. */
export const FILL_WAIT_MAX_MS = 3
/** Waiting is worth it where so many more may be expected within the wait: from 667 scans a second on. A line of 7 never waits. */
const COMPANY_MIN = 2
/** Weight of the newest gap in the mean: the last dozen scans tell the pace. */
const NEWEST_SHARE = 1 / 8
/** A longer gap says no more than this one: whatever came before it, the next scan goes at once. */
const GAP_MAX_MS = 1_000

/** Whether scans come so fast that the model does better to wait for a few more. */
export class FillWait {
  readonly #clock: Clock
  #lastMonoMs: number | undefined
  /** Mean time between two scans; long until a run of them has shown otherwise. */
  #gapMs = GAP_MAX_MS
  #heldSinceMs: number | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** A scan came for the model. */
  arrived(): void {
    const nowMs = this.#clock.monoMs()
    const gapMs = Math.min(GAP_MAX_MS, nowMs - (this.#lastMonoMs ?? Number.NEGATIVE_INFINITY))
    this.#lastMonoMs = nowMs
    this.#gapMs += (gapMs - this.#gapMs) * NEWEST_SHARE
  }

  /** Whether they come at a pace at which company is to be expected. */
  get isFast(): boolean {
    return this.#gapMs * COMPANY_MIN <= FILL_WAIT_MAX_MS
  }

  /** How much longer those that wait now are held back; 0 when they go at once. Never more than FILL_WAIT_MAX_MS after the first answer. */
  holdMs(): number {
    const nowMs = this.#clock.monoMs()
    if (this.#heldSinceMs === undefined && !this.isFast) return 0
    this.#heldSinceMs ??= nowMs
    return Math.max(0, this.#heldSinceMs + FILL_WAIT_MAX_MS - nowMs)
  }

  /** They went. */
  went(): void {
    this.#heldSinceMs = undefined
  }
}
