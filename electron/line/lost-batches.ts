import { PROGRAM } from '../domain/access.ts'
import type { AuditDeed } from '../domain/audit.ts'
import { type BatchTraces, recoveredBatch } from '../domain/batch/recovered-batch.ts'
import type { JournalRecord } from '../intake/intake.ts'
import type { Logger } from '../log/logger.ts'
import { isScan } from '../pipeline/open-record.ts'
import type { Store } from '../store/store.ts'
import type { Incidents } from './incidents.ts'

export interface LostBatchesParts {
  readonly store: Pick<Store, 'findBatch' | 'saveBatch' | 'audited'>
  readonly incidents: Pick<Incidents, 'happened'>
  readonly log: Logger
}

/**
 * Batches of which the journal has messages and the database knows nothing: it was put back from an older copy, or lost its end. They are written
 * down as recovered before anything of them is committed, and before another batch could be given their number.
 */
export class LostBatches {
  readonly #parts: LostBatchesParts
  readonly #known = new Set<string>()
  readonly #lost = new Map<string, BatchTraces>()

  constructor(parts: LostBatchesParts) {
    this.#parts = parts
  }

  /** Told of every message that the journal gives back. */
  note(record: JournalRecord): void {
    const { batchId, arrivedWallMs } = record
    if (batchId === null || this.#isKnown(batchId)) return
    const { scans = 0, firstWallMs = arrivedWallMs, lastWallMs = arrivedWallMs } = this.#lost.get(batchId) ?? {}
    this.#lost.set(batchId, {
      batchId,
      scans: scans + (isScan(record) ? 1 : 0),
      firstWallMs: Math.min(firstWallMs, arrivedWallMs),
      lastWallMs: Math.max(lastWallMs, arrivedWallMs),
    })
  }

  /** Writes them down, each with its entry in the audit trail. False while the disk refuses; then nothing of them is lost, and no other batch may begin. */
  save(): boolean {
    if (this.#lost.size === 0) return true
    const all = [...this.#lost.values()]
    try {
      for (const one of all) this.#save(one)
    } catch (error) {
      this.#parts.log.error({ error: String(error) }, 'a batch that the database lost could not be written down again')
      return false
    }
    this.#parts.log.error({ batches: all }, 'the database did not know batches that the journal has scans of')
    this.#parts.incidents.happened('BATCH_RECOVERED', {
      batches: all.length,
      scans: all.reduce((sum, { scans }) => sum + scans, 0),
      fromWallMs: Math.min(...all.map(({ firstWallMs }) => firstWallMs)),
      toWallMs: Math.max(...all.map(({ lastWallMs }) => lastWallMs)),
    })
    this.#lost.clear()
    return true
  }

  /** One that an earlier try wrote down is known by now. */
  #save(traces: BatchTraces): void {
    const { store } = this.#parts
    const { batchId, ...numbers } = traces
    if (store.findBatch(batchId) !== undefined) return
    const deed: AuditDeed = { act: 'batch.recover', subject: batchId, after: JSON.stringify(numbers) }
    store.audited(PROGRAM, deed, () => store.saveBatch(recoveredBatch(traces)))
    this.#known.add(batchId)
  }

  #isKnown(batchId: string): boolean {
    if (this.#known.has(batchId)) return true
    if (this.#lost.has(batchId) || this.#parts.store.findBatch(batchId) === undefined) return false
    this.#known.add(batchId)
    return true
  }
}
