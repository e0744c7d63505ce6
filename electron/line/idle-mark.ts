import type { Clock } from '../base/clock.ts'
import { markWhenIdle } from '../domain/event-time/watermark.ts'
import type { Logger } from '../log/logger.ts'
import type { Store } from '../store/store.ts'

/** How often the mark of a line at which nothing comes is written: one sync of the disk, and a summary that waits for it waits so much longer. */
const WRITE_EVERY_MS = 30_000

/** Moves the mark of a line on by the clock while nothing comes; scans move it with their own commits. */
export class IdleMark {
  readonly #store: Pick<Store, 'moveEventMark'>
  readonly #clock: Clock
  readonly #log: Logger
  #writtenMs = 0

  constructor({ store, clock, log }: { store: Pick<Store, 'moveEventMark'>; clock: Clock; log: Logger }) {
    this.#store = store
    this.#clock = clock
    this.#log = log
  }

  /** Called several times a second. */
  tick(now: { readonly clockTrusted: boolean; readonly mayStillCome: boolean }): void {
    const mark = markWhenIdle(this.#writtenMs, { ...now, nowWallMs: this.#clock.wallMs() })
    if (mark - this.#writtenMs < WRITE_EVERY_MS) return
    // Also where the disk refuses: a full one has an alarm of its own and is not asked eight times a second.
    this.#writtenMs = mark
    try {
      this.#store.moveEventMark(mark)
    } catch (error) {
      this.#log.warn({ error: String(error) }, 'how far the line is could not be written down')
    }
  }
}
