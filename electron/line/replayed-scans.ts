import type { JournalRecord } from '../intake/intake.ts'
import { isScan } from '../pipeline/open-record.ts'
import type { StoreStart } from '../store/store-start.ts'

/** What a line knows when it starts, once its journal has been read too. */
export interface KnownStart extends StoreStart {
  /** When the newest scan of the open batch arrived that the journal gave back; undefined where it gave back none. */
  readonly newestReplayedWallMs: number | undefined
}

/** How far the open batch had come, by the journal: a database that was put back, or that lost its end, knows less. */
export class ReplayedScans {
  readonly #start: StoreStart
  #newestWallMs: number | undefined

  constructor(start: StoreStart) {
    this.#start = start
  }

  /** Told of every message that the journal gives back. */
  note(record: JournalRecord): void {
    if (!isScan(record) || record.batchId !== this.#start.openBatch?.identity.batchId) return
    this.#newestWallMs = Math.max(this.#newestWallMs ?? record.arrivedWallMs, record.arrivedWallMs)
  }

  get known(): KnownStart {
    return { ...this.#start, newestReplayedWallMs: this.#newestWallMs }
  }
}
