import type { RecordLife } from '../contract/batch-life.ts'
import { eggsIn, scansIn } from '../domain/batch/batch-summary.ts'
import { findBatch } from '../store/batch-rows.ts'
import { readBatchCells } from '../store/batch-sums.ts'
import { MODEL_ACT_CODES } from '../store/codes.ts'
import { choiceFrom, type ModelChoiceRow } from '../store/model-rows.ts'
import type { ReadableDb } from '../store/open-database.ts'

const SWITCHES = [MODEL_ACT_CODES.code('switch'), MODEL_ACT_CODES.code('rollBack')] as const
/** There are as many as somebody ever chose a model: the table is read through. */
export const BATCH_SWITCHES_SQL = `SELECT * FROM model_choice WHERE act IN (${SWITCHES.join(', ')})
  AND chosen_wall_ms >= ? AND chosen_wall_ms < ? ORDER BY model_choice_id`

/** Which model judged a batch from when, by whom it was so, and what each decided. Both empty for one that one model judged, as nearly all are. */
export function readBatchModels(db: ReadableDb, batchId: string): RecordLife['models'] {
  const judged = judgedIn(db, batchId)
  const switches = switchesIn(db, batchId)
  const models = judged.filter(({ modelId }) => modelId !== null)
  return switches.length === 0 && models.length < 2 ? { since: [], judged: [] } : { since: switches, judged }
}

/** The model with which the batch began comes first: the one before the first switch. */
function switchesIn(db: ReadableDb, batchId: string): RecordLife['models']['since'] {
  const batch = findBatch(db, batchId)
  if (batch === undefined || batch.startedWallMs === null) return []
  const { startedWallMs, closedWallMs } = batch
  const rows = db
    .prepare<[number, number], ModelChoiceRow>(BATCH_SWITCHES_SQL)
    .all(startedWallMs, closedWallMs ?? Number.MAX_SAFE_INTEGER)
    .map(choiceFrom)
  const before = rows[0]?.previous
  return [
    ...(before === undefined
      ? []
      : [{ modelId: before.modelId, fromWallMs: startedWallMs, who: '', act: 'began' as const }]),
    ...rows.map(({ active, chosenWallMs, who, act }) => ({
      ...{ modelId: active.modelId, fromWallMs: chosenWallMs, who },
      act: act === 'rollBack' ? ('rollBack' as const) : ('switch' as const),
    })),
  ]
}

/** By the fact cells, so that their sums are those of the record. */
function judgedIn(db: ReadableDb, batchId: string): RecordLife['models']['judged'] {
  const counts = new Map<string | null, { eggs: number; scans: number }>()
  for (const { model = null, eggs, scans } of readBatchCells(db, batchId)) {
    const before = counts.get(model) ?? { eggs: 0, scans: 0 }
    counts.set(model, { eggs: before.eggs + eggsIn(eggs), scans: before.scans + scansIn(scans) })
  }
  return [...counts]
    .map(([modelId, count]) => ({ modelId, ...count }))
    .sort((a, b) => b.eggs - a.eggs || (a.modelId ?? '').localeCompare(b.modelId ?? ''))
}
