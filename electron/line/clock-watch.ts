import type { Clock } from '../base/clock.ts'

/** Wall and monotonic time may drift apart by this much before the wall clock is taken to have jumped; NTP slews far less. */
const JUMP_MS = 2_000

/**
 * Notices when the wall clock jumps, or was set back while the station was down. From then on no incubation age is trusted until
 * the station starts anew with a clock that fits what is written.
 */
export class ClockWatch {
  readonly #clock: Clock
  #offsetMs: number
  #trusted: boolean

  /** `writtenWallMs` is the newest time that the database knows of: no honest clock is before it. */
  constructor(clock: Clock, writtenWallMs = Number.NEGATIVE_INFINITY) {
    this.#clock = clock
    this.#offsetMs = clock.wallMs() - clock.monoMs()
    this.#trusted = clock.wallMs() >= writtenWallMs - JUMP_MS
  }

  get trusted(): boolean {
    const offsetMs = this.#clock.wallMs() - this.#clock.monoMs()
    if (Math.abs(offsetMs - this.#offsetMs) > JUMP_MS) this.#trusted = false
    // Slow, honest drift is followed, so that weeks of NTP slewing do not add up to a jump.
    this.#offsetMs = offsetMs
    return this.#trusted
  }
}
