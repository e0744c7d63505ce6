import type { Clock } from '../base/clock.ts'

/**
 * Commits may take this share of the thread's time; the rest is for reading, acknowledging and showing. So an idle line commits at once, a
 * busy one gathers more into a transaction, and a slow disk more still. At 1,000 scans/s a commit follows each answer of the model.
 */
const COMMIT_TIME_SHARE = 0.6
/** Longest wait for company, whatever the disk takes: an egg's answer must not wait for it. */
const COMMIT_PAUSE_MAX_MS = 20
/** A disk that refused is asked again after this long; meanwhile nothing is acknowledged and nothing is lost. */
const DISK_RETRY_MS = 1000

/** When the next transaction may begin. */
export class CommitPace {
  readonly #clock: Clock
  #nextMonoMs = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Until the next transaction may begin; 0 when it may now. */
  get pauseMs(): number {
    return Math.max(0, this.#nextMonoMs - this.#clock.monoMs())
  }

  /** A transaction that began then is durable. */
  committed(beganMonoMs: number): void {
    const endedMonoMs = this.#clock.monoMs()
    const restMs = (endedMonoMs - beganMonoMs) * (1 / COMMIT_TIME_SHARE - 1)
    this.#nextMonoMs = endedMonoMs + Math.min(COMMIT_PAUSE_MAX_MS, restMs)
  }

  /** The disk refused. The pause keeps everything that settles meanwhile from asking it at once. */
  refused(): void {
    this.#nextMonoMs = this.#clock.monoMs() + DISK_RETRY_MS
  }
}
