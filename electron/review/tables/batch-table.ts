import { knownAgeWeeks } from '../../domain/batch/batch.ts'
import { type BatchSummary, eggsIn, scansIn } from '../../domain/batch/batch-summary.ts'
import { EGG_ACTIONS, EGG_CLASSES } from '../../domain/egg.ts'
import { findBatch } from '../../store/batch-rows.ts'
import { readBatchSummary } from '../../store/batch-sums.ts'
import type { StoredBatch } from '../../store/store.ts'
import { bounds, type Column, type Marks, type Table, time } from './table.ts'

interface BatchRow {
  readonly batch: StoredBatch
  readonly summary: BatchSummary
}

/** Batches that are looked up together. */
const TOGETHER = 50

export const EXPORT_BATCHES_SQL = `SELECT batch_id, batch_key FROM batch
  WHERE batch_id > ? AND coalesce(started_wall_ms, 0) >= ? AND coalesce(started_wall_ms, 0) < ? ORDER BY batch_id LIMIT ${TOGETHER}`
const NEWEST_SQL = 'SELECT max(batch_id) AS newest FROM batch'

type BatchColumn = Column<BatchRow>

/** One row a batch, with the sums of its record. */
export function batchTable({ isSynthetic, play }: Marks): Table<BatchRow> {
  return {
    columns: [
      ...IDENTITY,
      { name: 'trays', type: 'INT32', of: ({ summary }) => summary.trays },
      { name: 'trays_on_hold', type: 'INT32', of: ({ summary }) => summary.traysHeld },
      { name: 'eggs', type: 'INT32', of: ({ summary }) => eggsIn(summary.eggs) },
      { name: 'scans', type: 'INT32', of: ({ summary }) => scansIn(summary.scans) },
      ...EGG_CLASSES.map((word): BatchColumn => count(`eggs_${word}`, ({ eggs }) => eggs.byClass[word])),
      ...EGG_ACTIONS.map((word): BatchColumn => count(`eggs_${word}`, ({ eggs }) => eggs.byAction[word])),
      count('overridden', ({ overridden }) => overridden),
      { name: 'models', type: 'STRING', of: ({ summary }) => summary.models.join(' ') },
      { name: 'scanners', type: 'STRING', of: ({ summary }) => summary.scanners.join(' ') },
      { name: 'synthetic', type: 'BOOLEAN', of: ({ summary }) => summary.models.some(isSynthetic) },
      { name: 'play', type: 'BOOLEAN', of: () => play },
    ],
    *read(db, span) {
      const [from, until] = bounds(span)
      const { newest } = db.prepare<[], { newest: number | null }>(NEWEST_SQL).get() ?? { newest: null }
      const statement = db.prepare<unknown[], { batch_id: number; batch_key: string }>(EXPORT_BATCHES_SQL)
      for (let after = 0; ; ) {
        const found = statement.all(after, from, until)
        const last = found.at(-1)?.batch_id
        if (last === undefined) return
        const rows = found
          .filter(({ batch_key }) => span.batchId === null || span.batchId === batch_key)
          .flatMap(({ batch_key }) => {
            const batch = findBatch(db, batch_key)
            return batch === undefined ? [] : [{ batch, summary: readBatchSummary(db, batch_key) }]
          })
        yield { rows, share: Math.min(1, last / Math.max(1, newest ?? 1)) }
        after = last
      }
    },
  }
}

const IDENTITY: readonly BatchColumn[] = [
  { name: 'batch', type: 'STRING', of: ({ batch }) => batch.identity.batchId },
  { name: 'state', type: 'STRING', of: ({ batch }) => batch.state },
  { name: 'line', type: 'STRING', of: ({ batch }) => batch.identity.line ?? null },
  { name: 'flock', type: 'STRING', of: ({ batch }) => batch.identity.flock },
  { name: 'breed', type: 'STRING', of: ({ batch }) => batch.identity.breed },
  { name: 'parent_age_weeks', type: 'DOUBLE', of: ({ batch }) => knownAgeWeeks(batch.identity) },
  { name: 'setter', type: 'STRING', of: ({ batch }) => batch.identity.setter },
  { name: 'trolley', type: 'STRING', of: ({ batch }) => batch.identity.trolley },
  { name: 'set_at', type: 'TIMESTAMP', of: ({ batch }) => time(batch.identity.setAtWallMs ?? null) },
  { name: 'started_at', type: 'TIMESTAMP', of: ({ batch }) => time(batch.startedWallMs) },
  { name: 'closed_at', type: 'TIMESTAMP', of: ({ batch }) => time(batch.closedWallMs) },
  { name: 'jurisdiction', type: 'STRING', of: ({ batch }) => batch.identity.jurisdictionId },
  { name: 'sexing_method', type: 'STRING', of: ({ batch }) => batch.identity.sexingMethod },
  { name: 'label', type: 'STRING', of: ({ batch }) => batch.identity.labelScheme ?? null },
  { name: 'shift', type: 'STRING', of: ({ batch }) => batch.identity.shift ?? null },
  { name: 'recipe', type: 'STRING', of: ({ batch }) => `${batch.recipe.id} ${batch.recipe.version}` },
]

function count(name: string, of: (summary: BatchSummary) => number): BatchColumn {
  return { name: name.toLowerCase(), type: 'INT32', of: ({ summary }) => of(summary) }
}
