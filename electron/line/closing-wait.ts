import type { Clock } from '../base/clock.ts'

/** A closing batch waits this long for the tray under the scanner; then that tray is put on hold; its late eggs still count for the batch. */
const CLOSING_MAX_MS = 30_000

/** How long a batch has been closing. */
export class ClosingWait {
  readonly #clock: Clock
  #sinceMonoMs: number

  /** A batch that was closing already begins to wait anew. */
  constructor(clock: Clock) {
    this.#clock = clock
    this.#sinceMonoMs = clock.monoMs()
  }

  begin(): void {
    this.#sinceMonoMs = this.#clock.monoMs()
  }

  get isOver(): boolean {
    return this.#clock.monoMs() - this.#sinceMonoMs > CLOSING_MAX_MS
  }
}
