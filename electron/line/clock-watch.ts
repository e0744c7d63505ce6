import type { Clock } from '../base/clock.ts'

/** Wall and monotonic time may drift apart by this much before the wall clock is taken to have jumped; NTP slews far less. */
const JUMP_MS = 2_000

/** Notices when the wall clock jumps. After a jump no incubation age is trusted until the station starts anew. */
export class ClockWatch {
  readonly #clock: Clock
  #offsetMs: number
  #trusted = true

  constructor(clock: Clock) {
    this.#clock = clock
    this.#offsetMs = clock.wallMs() - clock.monoMs()
  }

  get trusted(): boolean {
    const offsetMs = this.#clock.wallMs() - this.#clock.monoMs()
    if (Math.abs(offsetMs - this.#offsetMs) > JUMP_MS) this.#trusted = false
    // Slow, honest drift is followed, so that weeks of NTP slewing do not add up to a jump.
    this.#offsetMs = offsetMs
    return this.#trusted
  }
}
