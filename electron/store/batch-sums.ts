import {
  type BatchSummary,
  type Correction,
  type Counted,
  type FactCell,
  summariseBatch,
  type VisitCount,
} from '../domain/batch/batch-summary.ts'
import { EGG_ACTIONS, EGG_CLASSES } from '../domain/egg.ts'
import { readStops } from './batch-life-rows.ts'
import { VISIT_STATE_CODES } from './codes.ts'
import { CONFIDENCE_COLUMNS, countColumn, LATENCY_COLUMNS, QUALITY_COLUMNS } from './fact-columns.ts'
import type { ReadableDb } from './open-database.ts'
import type { BatchSums } from './outbox.ts'
import { NEWEST_REVISION_SQL } from './outbox-rows.ts'

const COUNTED = [...EGG_CLASSES, ...EGG_ACTIONS].flatMap((word) => [
  countColumn('eggs', word),
  countColumn('scans', word),
])
const SUMMED = [...COUNTED, ...CONFIDENCE_COLUMNS, ...LATENCY_COLUMNS, ...QUALITY_COLUMNS]

/** One row for each model and scanner, kept beside the fact cells: a handful, however many trays the batch had. */
export const BATCH_CELLS_SQL = `SELECT model_id AS model, scanner_id AS scanner, ${SUMMED.join(', ')}
  FROM batch_sum WHERE batch_id = (SELECT batch_id FROM batch WHERE batch_key = ?)`
export const MODEL_NAME_SQL = 'SELECT model_key AS name FROM model WHERE model_id = ?'
export const SCANNER_NAME_SQL = 'SELECT serial AS name FROM scanner WHERE scanner_id = ?'
export const BATCH_VISITS_SQL = `SELECT tray_visit.state AS state, count(*) AS trays
  FROM tray_visit JOIN batch USING (batch_id) WHERE batch_key = ? GROUP BY tray_visit.state`
export const BATCH_CORRECTIONS_SQL = `SELECT visit_id || '/' || cell AS egg, egg_override.attempt AS attempt,
  egg.attempt AS speakingAttempt FROM egg_override JOIN egg USING (visit_id, cell)
  WHERE counted = 1 AND batch_id = (SELECT batch_id FROM batch WHERE batch_key = ?)`

/** For a list of many batches, which shows no more than this of each: what `summariseBatch` makes of visits and of corrections. */
export const HELD_COUNT_SQL = `SELECT count(*) AS held FROM tray_visit JOIN batch USING (batch_id)
  WHERE batch_key = ? AND tray_visit.state = ${VISIT_STATE_CODES.code('held')}`
export const OVERRIDDEN_SQL = `SELECT count(DISTINCT (visit_id << 24) + cell) AS overridden
  FROM egg_override JOIN egg USING (visit_id, cell, attempt)
  WHERE counted = 1 AND batch_id = (SELECT batch_id FROM batch WHERE batch_key = ?)`

/** The numbers of a batch from its sums. All zero for one that is not there. */
export function readBatchSummary(db: ReadableDb, batchId: string): BatchSummary {
  return summariseBatch({
    // The histograms of a batch without a scan have all their bins too.
    cells: [NO_SCAN, ...readBatchCells(db, batchId)],
    visits: readVisits(db, batchId),
    corrections: db.prepare<[string], Correction>(BATCH_CORRECTIONS_SQL).all(batchId),
    stops: readStops(db, batchId),
  })
}

/** The same with the number that the next message of the batch gets. */
export function readBatchSums(db: ReadableDb, batchId: string): BatchSums {
  const revision = db.prepare<[string], { revision: number }>(NEWEST_REVISION_SQL).get(batchId)?.revision ?? 0
  return { ...readBatchSummary(db, batchId), nextRevision: revision + 1 }
}

/** Its sums over fact cells, by model and scanner. */
export function readBatchCells(db: ReadableDb, batchId: string): FactCell[] {
  const model = db.prepare<[number], { name: string }>(MODEL_NAME_SQL)
  const scanner = db.prepare<[number], { name: string }>(SCANNER_NAME_SQL)
  return db
    .prepare<[string], Record<string, number>>(BATCH_CELLS_SQL)
    .all(batchId)
    .map((row) => ({
      ...cellFrom(row),
      // 0 stands for none, and no name has it.
      model: model.get(row['model'] ?? 0)?.name,
      scanner: scanner.get(row['scanner'] ?? 0)?.name,
    }))
}

function readVisits(db: ReadableDb, batchId: string): VisitCount[] {
  const rows = db.prepare<[string], { state: number; trays: number }>(BATCH_VISITS_SQL).all(batchId)
  return rows.map(({ state, trays }) => ({ state: VISIT_STATE_CODES.word(state), trays }))
}

function cellFrom(row: Readonly<Record<string, number>>): Omit<FactCell, 'model' | 'scanner'> {
  const values = (columns: readonly string[]) => columns.map((column) => row[column] ?? 0)
  return {
    eggs: counted(row, 'eggs'),
    scans: counted(row, 'scans'),
    confidence: values(CONFIDENCE_COLUMNS),
    signalToNoise: values(QUALITY_COLUMNS),
    latency: values(LATENCY_COLUMNS),
  }
}

function counted(row: Readonly<Record<string, number>>, what: 'eggs' | 'scans'): Counted {
  const count = <Word extends (typeof EGG_CLASSES | typeof EGG_ACTIONS)[number]>(words: readonly Word[]) =>
    Object.fromEntries(words.map((word) => [word, row[countColumn(what, word)] ?? 0])) as Record<Word, number>
  return { byClass: count(EGG_CLASSES), byAction: count(EGG_ACTIONS) }
}

const NO_SCAN: FactCell = { ...cellFrom({}), model: undefined, scanner: undefined }
