import type { Clock } from '../base/clock.ts'
import type { ClockJump } from '../domain/event-time/clock-jump.ts'
import type { ClockMark } from '../store/store-start.ts'

/** Wall and monotonic time may part by this much before the wall clock is taken to have jumped; NTP corrects far less at a time. */
const JUMP_MS = 2_000
/** A clock that is kept right is slewed by at most a thousandth (NTP: half of that); faster steps add up to a jump. */
const SLEW_SHARE = 0.001
/** How often the newest trusted time is written down: so much of a clock that is set back during a stop could go unnoticed. */
const MARK_EVERY_MS = 60_000
/** Jumps that wait for a disk that refuses. Effect: more of them are not recorded; the clock is not trusted all the same. */
const UNWRITTEN_MAX = 16

/**
 * Notices when the wall clock jumps, also in many small steps, or was set back while the station was down. From then on no incubation age
 * is trusted, after a restart neither, until a person has compared the clock and says that it is right. What it cannot see is a clock that
 * was set while nothing ran, to a time later than the newest one written down.
 */
export class ClockWatch {
  readonly #clock: Clock
  readonly #keep: (mark: ClockMark, jump?: ClockJump) => boolean
  readonly #beganMonoMs: number
  /** Jumps that are not written down yet. */
  readonly #unwritten: ClockJump[] = []
  /** Wall minus monotonic time of a clock that is right; follows honest slewing and no more. */
  #offsetMs: number
  #readMonoMs: number
  #trusted: boolean
  #written: ClockMark | undefined

  /**
   * `mark` is what the station wrote last; `newestWrittenWallMs` the newest time that stands in any record: no honest clock is before
   * either. `keep` writes a mark down and says whether it could; a mark that could not be written is offered again at the next `tick`.
   */
  constructor(options: {
    readonly clock: Clock
    readonly mark: ClockMark | undefined
    readonly newestWrittenWallMs?: number | undefined
    keep(mark: ClockMark, jump?: ClockJump): boolean
  }) {
    const { clock, mark, newestWrittenWallMs = Number.NEGATIVE_INFINITY } = options
    this.#clock = clock
    this.#keep = (next, jump) => options.keep(next, jump)
    this.#beganMonoMs = clock.monoMs()
    this.#written = mark
    this.#offsetMs = clock.wallMs() - clock.monoMs()
    this.#readMonoMs = clock.monoMs()
    const newestMs = Math.max(newestWrittenWallMs, mark?.trustedWallMs ?? Number.NEGATIVE_INFINITY)
    const wentBack = !(clock.wallMs() >= newestMs - JUMP_MS)
    this.#trusted = mark?.jumped !== true && !wentBack
    // One that is known to have jumped is not found again at every start.
    if (wentBack && mark?.jumped !== true) this.#found('at-start', newestMs)
  }

  get trusted(): boolean {
    const monoMs = this.#clock.monoMs()
    const offsetMs = this.#clock.wallMs() - monoMs
    const slewMs = (monoMs - this.#readMonoMs) * SLEW_SHARE
    const partedMs = offsetMs - this.#offsetMs
    this.#offsetMs += Math.max(-slewMs, Math.min(slewMs, partedMs))
    this.#readMonoMs = monoMs
    if (!(Math.abs(offsetMs - this.#offsetMs) <= JUMP_MS)) {
      this.#trusted = false
      this.#found('running', monoMs + this.#offsetMs)
      if (Number.isFinite(offsetMs)) this.#offsetMs = offsetMs
      // At once: the station may be stopped before the next tick.
      this.#writeJumps()
    }
    return this.#trusted
  }

  /** Called several times a second, and before the station stops: writes down the newest trusted time now and then, and what is still to write of a jump. */
  tick(): void {
    const trusted = this.trusted
    const wallMs = this.#clock.wallMs()
    const written = this.#written
    this.#writeJumps()
    if (trusted && (written === undefined || wallMs - written.trustedWallMs >= MARK_EVERY_MS)) {
      this.#write({ trustedWallMs: wallMs, jumped: false })
    }
  }

  /**
   * A person has compared the clock with another one and says that it is right now. Only what `write` has made durable counts: false when it
   * could not; then nothing changed.
   */
  confirm(write: (mark: ClockMark) => boolean = this.#keep): boolean {
    const wallMs = this.#clock.wallMs()
    const mark = { trustedWallMs: wallMs, jumped: false }
    if (!write(mark)) return false
    this.#written = mark
    this.#readMonoMs = this.#clock.monoMs()
    this.#offsetMs = wallMs - this.#readMonoMs
    this.#trusted = true
    return true
  }

  /** A clock that reads nothing has jumped to no time that could be written down. */
  #found(found: ClockJump['found'], wallBeforeMs: number): void {
    const wallAfterMs = this.#clock.wallMs()
    const byMs = wallAfterMs - wallBeforeMs
    if (!Number.isFinite(byMs) || this.#unwritten.length >= UNWRITTEN_MAX) return
    this.#unwritten.push({ found, ranMs: this.#clock.monoMs() - this.#beganMonoMs, wallBeforeMs, wallAfterMs, byMs })
  }

  #writeJumps(): void {
    const mark = (): ClockMark => ({
      trustedWallMs: this.#written?.trustedWallMs ?? this.#clock.wallMs(),
      jumped: !this.#trusted,
    })
    for (let jump = this.#unwritten[0]; jump !== undefined; jump = this.#unwritten[0]) {
      if (!this.#write(mark(), jump)) return
      this.#unwritten.shift()
    }
    if (!this.#trusted && this.#written?.jumped !== true) this.#write(mark())
  }

  #write(mark: ClockMark, jump?: ClockJump): boolean {
    if (!this.#keep(mark, jump)) return false
    this.#written = mark
    return true
  }
}
