import type { BatchRecord } from '../contract/review.ts'
import { EGG_ACTIONS, EGG_CLASSES, type EggAction, type EggClass, isEgg } from '../domain/egg.ts'
import { findBatch } from '../store/batch-rows.ts'
import { readOverridden } from '../store/batch-sums.ts'
import { VISIT_STATE_CODES } from '../store/codes.ts'
import { countColumn, LATENCY_COLUMNS } from '../store/fact-columns.ts'
import type { ReadableDb } from '../store/open-database.ts'
import { latencyQuantileMs } from './histogram.ts'

/** What the rows cannot know of themselves. */
export interface RecordCircumstances {
  /** True for a data folder of training and demo runs. */
  readonly play: boolean
  /** True for a model that was trained on synthetic pictures. */
  isSynthetic(modelId: string): boolean
}

const COUNTED = [...EGG_CLASSES, ...EGG_ACTIONS].flatMap((word) => [
  countColumn('eggs', word),
  countColumn('scans', word),
])

const FACTS_OF_BATCH = 'FROM fact JOIN batch USING (batch_id) WHERE batch_key = ?'
export const RECORD_SUMS_SQL = `SELECT ${[...COUNTED, ...LATENCY_COLUMNS]
  .map((name) => `coalesce(sum(${name}), 0) AS ${name}`)
  .join(', ')} ${FACTS_OF_BATCH}`
export const RECORD_MODELS_SQL = `SELECT model_key FROM model
  WHERE model_id IN (SELECT model_id ${FACTS_OF_BATCH}) ORDER BY model_key`
export const RECORD_TRAYS_SQL = `SELECT count(*) AS trays, coalesce(sum(tray_visit.state = ${VISIT_STATE_CODES.code('held')}), 0) AS held
  FROM tray_visit JOIN batch USING (batch_id) WHERE batch_key = ?`

/** Everything of the printed record of a batch, from its fact cells; null if there is no such batch. */
export function readBatchRecord(
  db: ReadableDb,
  batchId: string,
  circumstances: RecordCircumstances,
): BatchRecord | null {
  const batch = findBatch(db, batchId)
  if (batch === undefined) return null
  const { identity, recipe } = batch
  const sums = db.prepare<[string], Record<string, number>>(RECORD_SUMS_SQL).get(batchId) ?? {}
  const trays = db.prepare<[string], { trays: number; held: number }>(RECORD_TRAYS_SQL).get(batchId)
  const models = db.prepare<[string], { model_key: string }>(RECORD_MODELS_SQL).all(batchId)
  const modelIds = models.map((model) => model.model_key)
  const byClass = countsOf(sums, EGG_CLASSES)
  const latency = LATENCY_COLUMNS.map((name) => sums[name] ?? 0)
  return {
    batchId,
    state: batch.state,
    flock: identity.flock,
    breed: identity.breed,
    parentAgeWeeks: identity.parentAgeWeeks,
    setter: identity.setter,
    trolley: identity.trolley,
    setAtWallMs: identity.setAtWallMs ?? null,
    startedAtWallMs: batch.startedWallMs,
    closedAtWallMs: batch.closedWallMs,
    jurisdictionId: identity.jurisdictionId,
    sexingMethod: identity.sexingMethod,
    recipe: `${recipe.name} v${recipe.version}`,
    models: modelIds,
    synthetic: modelIds.some((id) => circumstances.isSynthetic(id)),
    play: circumstances.play,
    trays: trays?.trays ?? 0,
    traysHeld: trays?.held ?? 0,
    eggs: total(EGG_CLASSES.filter(isEgg).map((word) => byClass[word]?.eggs)),
    emptyCells: byClass.EMPTY?.eggs ?? 0,
    overridden: readOverridden(db, batchId),
    scans: total(EGG_CLASSES.map((word) => byClass[word]?.scans)),
    byClass,
    byAction: countsOf(sums, EGG_ACTIONS),
    latencyMs: { p50: latencyQuantileMs(latency, 0.5), p99: latencyQuantileMs(latency, 0.99) },
  }
}

interface Count {
  readonly eggs: number
  readonly scans: number
}

function countsOf<Word extends EggClass | EggAction>(
  sums: Readonly<Record<string, number>>,
  words: readonly Word[],
): Partial<Record<Word, Count>> {
  const counts: Partial<Record<Word, Count>> = {}
  for (const word of words) {
    const count = { eggs: sums[countColumn('eggs', word)] ?? 0, scans: sums[countColumn('scans', word)] ?? 0 }
    if (count.eggs !== 0 || count.scans !== 0) counts[word] = count
  }
  return counts
}

function total(counts: readonly (number | undefined)[]): number {
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
}
