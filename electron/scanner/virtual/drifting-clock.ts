import type { Clock } from '../../base/clock.ts'
import type { VirtualFaults } from './faults.ts'

type ClockFaults = Pick<VirtualFaults, 'clockDriftPpm' | 'clockOffsetMs'>

/** The scanner's own clock, which nobody sets: it may be fast, slow, or jump. */
export class DriftingClock {
  readonly #clock: Clock
  #faults: ClockFaults
  /** Where the present drift began, on the true clock and on this one without its offset. */
  #sinceMs: number
  #shownMs: number

  constructor(clock: Clock, faults: ClockFaults) {
    this.#clock = clock
    this.#faults = faults
    this.#sinceMs = clock.monoMs()
    this.#shownMs = this.#sinceMs
  }

  /** From now on it goes at the new pace; only another offset makes it jump. */
  setFaults(faults: ClockFaults): void {
    this.#shownMs = this.#withoutOffsetMs()
    this.#sinceMs = this.#clock.monoMs()
    this.#faults = faults
  }

  /** Microseconds since an origin of its own, as every message of the scanner gives them. */
  us(): number {
    return Math.round((this.#withoutOffsetMs() + this.#faults.clockOffsetMs) * 1000)
  }

  #withoutOffsetMs(): number {
    return this.#shownMs + (this.#clock.monoMs() - this.#sinceMs) * (1 + this.#faults.clockDriftPpm / 1e6)
  }
}
