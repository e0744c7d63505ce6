import { findBatch } from './batch-rows.ts'
import { readBatchSums } from './batch-sums.ts'
import type { Statement, WritableDb } from './open-database.ts'
import type { SealBatch } from './outbox.ts'
import type { OutboxRows } from './outbox-rows.ts'
import type { ChangedSummary } from './store.ts'

/** Batches that changed after they were sent wait here for their next revision; there are rarely more than one. */
const CHANGED_MAX = 100

export const CHANGED_SUMMARIES_SQL = `SELECT batch_key, changes, event_mark_ms >= coalesce(closed_wall_ms, 0) AS final
  FROM summary_changed JOIN batch USING (batch_id) JOIN line USING (line_id)
  ORDER BY batch_id LIMIT ${CHANGED_MAX}`

/** The next revision of summaries that were overtaken; triggers of the schema set the marks. */
export class RevisionRows {
  readonly #changed: Statement<{ batch_key: string; changes: number; final: number }>
  readonly #seal: (batchId: string, seal: SealBatch) => void

  constructor(db: WritableDb, outbox: OutboxRows) {
    this.#changed = db.prepare(CHANGED_SUMMARIES_SQL)
    const unmark = db.prepare(
      'DELETE FROM summary_changed WHERE batch_id = (SELECT batch_id FROM batch WHERE batch_key = ?)',
    )
    this.#seal = db.transaction((batchId: string, seal: SealBatch) => {
      const batch = findBatch(db, batchId)
      const entry = batch && seal(batch, readBatchSums(db, batchId))
      if (entry !== undefined) outbox.add(batchId, entry)
      unmark.run(batchId)
    }).immediate
  }

  changed(): ChangedSummary[] {
    return this.#changed
      .all()
      .map(({ batch_key, changes, final }) => ({ batchId: batch_key, changes, final: final === 1 }))
  }

  seal(batchId: string, seal: SealBatch): void {
    this.#seal(batchId, seal)
  }
}
