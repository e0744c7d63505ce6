import type { TimerHandle, Timers } from '../base/clock.ts'
import type { Logger } from '../log/logger.ts'
import type { SealBatch } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'

/**
 * A batch that changed after it was sent gets its next revision when nothing changed between two looks: 300 late eggs, or a supervisor who
 * corrects egg after egg, make one message instead of hundreds. Counted in looks and not by the clock, which may jump.
 */
export const LOOK_EVERY_MS = 60_000
/**
 * A summary waits until nothing more is expected of its batch, for so many looks and no more: most cables are back by then, and whoever reads the
 * numbers elsewhere wants some. What comes afterwards makes another revision.
 */
export const WAIT_LOOKS_MAX = 3

export interface RevisionsOptions {
  readonly store: Pick<Store, 'changedSummaries' | 'sealRevision'>
  readonly seal: SealBatch
  readonly timers: Timers
  readonly log: Logger
  /** A revision was queued. */
  onQueued(): void
}

/** Keeps the newest revision in the cloud equal to what is stored. The marks are durable, so a crash only delays it. Nothing in here throws. */
export class Revisions {
  readonly #options: RevisionsOptions
  readonly #timer: TimerHandle
  #seen = new Map<string, { readonly changes: number; readonly looks: number }>()

  constructor(options: RevisionsOptions) {
    this.#options = options
    this.#timer = options.timers.every(LOOK_EVERY_MS, () => this.#look())
  }

  stop(): void {
    this.#options.timers.cancel(this.#timer)
  }

  #look(): void {
    const { store, seal, log, onQueued } = this.#options
    try {
      const before = this.#seen
      this.#seen = new Map()
      for (const { batchId, changes, final } of store.changedSummaries()) {
        const last = before.get(batchId)
        const looks = 1 + (last?.looks ?? 0)
        if (last?.changes === changes && (final || looks >= WAIT_LOOKS_MAX)) {
          store.sealRevision(batchId, seal)
          log.info({ batchId }, 'a batch changed after it was closed; its next summary is queued')
          onQueued()
        } else this.#seen.set(batchId, { changes, looks })
      }
    } catch (problem) {
      log.warn({ reason: String(problem) }, 'a changed summary could not be queued; it is tried again')
    }
  }
}
