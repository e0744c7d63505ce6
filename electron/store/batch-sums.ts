import { EGG_ACTIONS, EGG_CLASSES } from '../domain/egg.ts'
import { VISIT_STATE_CODES } from './codes.ts'
import { CONFIDENCE_COLUMNS, countColumn, LATENCY_COLUMNS, QUALITY_COLUMNS } from './fact-columns.ts'
import type { ReadableDb } from './open-database.ts'
import type { BatchSums, Counted } from './outbox.ts'
import { NEWEST_REVISION_SQL } from './outbox-rows.ts'

const COUNTED = [...EGG_CLASSES, ...EGG_ACTIONS].flatMap((word) => [
  countColumn('eggs', word),
  countColumn('scans', word),
])
const FACTS_OF_BATCH = 'FROM fact JOIN batch USING (batch_id) WHERE batch_key = ?'

export const BATCH_SUMS_SQL = `SELECT ${[...COUNTED, ...CONFIDENCE_COLUMNS, ...LATENCY_COLUMNS, ...QUALITY_COLUMNS]
  .map((name) => `coalesce(sum(${name}), 0) AS ${name}`)
  .join(', ')} ${FACTS_OF_BATCH}`
export const BATCH_MODELS_SQL = `SELECT model_key AS name FROM model
  WHERE model_id IN (SELECT model_id ${FACTS_OF_BATCH}) ORDER BY name`
export const BATCH_SCANNERS_SQL = `SELECT serial AS name FROM scanner
  WHERE scanner_id IN (SELECT scanner_id ${FACTS_OF_BATCH}) ORDER BY name`
export const BATCH_TRAYS_SQL = `SELECT count(*) AS trays,
  coalesce(sum(tray_visit.state = ${VISIT_STATE_CODES.code('held')}), 0) AS held
  FROM tray_visit JOIN batch USING (batch_id) WHERE batch_key = ?`

/** Eggs, not corrections: several of one egg count once, and one whose attempt no longer speaks counts no more. */
export const OVERRIDDEN_SQL = `SELECT count(DISTINCT (visit_id << 24) + cell) AS overridden
  FROM egg_override JOIN egg USING (visit_id, cell, attempt)
  WHERE counted = 1 AND batch_id = (SELECT batch_id FROM batch WHERE batch_key = ?)`

/** Corrected eggs of a batch; the one count that record, report and summary show. */
export function readOverridden(db: ReadableDb, batchId: string): number {
  return db.prepare<[string], { overridden: number }>(OVERRIDDEN_SQL).get(batchId)?.overridden ?? 0
}

/** Everything that is summed of one batch, by its index: milliseconds for the fact cells of a day. */
export function readBatchSums(db: ReadableDb, batchId: string): BatchSums {
  const sums = db.prepare<[string], Record<string, number>>(BATCH_SUMS_SQL).get(batchId) ?? {}
  const names = (sql: string) =>
    db
      .prepare<[string], { name: string }>(sql)
      .all(batchId)
      .map(({ name }) => name)
  const trays = db.prepare<[string], { trays: number; held: number }>(BATCH_TRAYS_SQL).get(batchId)
  const revision = db.prepare<[string], { revision: number }>(NEWEST_REVISION_SQL).get(batchId)?.revision ?? 0
  const values = (columns: readonly string[]) => columns.map((column) => sums[column] ?? 0)
  return {
    eggs: counted(sums, 'eggs'),
    scans: counted(sums, 'scans'),
    trays: trays?.trays ?? 0,
    traysHeld: trays?.held ?? 0,
    models: names(BATCH_MODELS_SQL),
    scanners: names(BATCH_SCANNERS_SQL),
    confidence: values(CONFIDENCE_COLUMNS),
    signalToNoise: values(QUALITY_COLUMNS),
    latency: values(LATENCY_COLUMNS),
    overridden: readOverridden(db, batchId),
    nextRevision: revision + 1,
  }
}

function counted(sums: Readonly<Record<string, number>>, what: 'eggs' | 'scans'): Counted {
  const count = <Word extends (typeof EGG_CLASSES | typeof EGG_ACTIONS)[number]>(words: readonly Word[]) =>
    Object.fromEntries(words.map((word) => [word, sums[countColumn(what, word)] ?? 0])) as Record<Word, number>
  return { byClass: count(EGG_CLASSES), byAction: count(EGG_ACTIONS) }
}
