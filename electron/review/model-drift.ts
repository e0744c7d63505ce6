import { isDeepStrictEqual } from 'node:util'
import {
  type DriftCounts,
  type DriftFigure,
  type DriftReference,
  driftFigures,
  worstDrift,
} from '../domain/drift/drift.ts'
import { EGG_CLASSES } from '../domain/egg.ts'
import { DEFAULT_RECIPE, type Recipe } from '../domain/recipe/recipe.ts'
import { CONFIDENCE_COLUMNS, countColumn, QUALITY_COLUMNS } from '../store/fact-columns.ts'
import type { ReadableDb } from '../store/open-database.ts'
import { parseBody } from '../store/recipe-rows.ts'

/** So many scans of now are compared: a day of a fast line, and some hundreds for every one of some dozens of coils. */
export const DRIFT_SCANS = 50_000
/** Never further back than so many batches, however small they were. */
export const DRIFT_BATCHES_MAX = 40

const CLASS_COLUMNS = EGG_CLASSES.map((word) => countColumn('scans', word))
const COLUMNS = [...CONFIDENCE_COLUMNS, ...QUALITY_COLUMNS, ...CLASS_COLUMNS]

/** Of a batch that is open only minutes that are final: `minute_until` is null for a closed one, whose later scans make a revision. */
export const DRIFT_BATCHES_SQL = `SELECT batch_id, batch_key, started_wall_ms,
  CASE WHEN closed_wall_ms IS NULL THEN (SELECT event_mark_ms / 60000 FROM line WHERE line.line_id = batch.line_id) END AS minute_until
  FROM batch
  WHERE batch_id < ? AND started_wall_ms IS NOT NULL ORDER BY batch_id DESC LIMIT ${DRIFT_BATCHES_MAX}`
/** Of a batch no more than its newest trays are read: some 30,000 scans, so that the page never waits for a batch of a whole day. */
const DRIFT_TRAYS_MAX = 200
/** By its index; the cells of other models are passed over, and a batch is rarely judged by two. */
export const DRIFT_CELLS_SQL = `SELECT coil, recipe_id, ${COLUMNS.map((name) => `sum(${name}) AS ${name}`).join(', ')}
  FROM fact WHERE batch_id = ? AND minute < ? AND model_id = (SELECT model_id FROM model WHERE model_key = ?)
  AND visit_id >= coalesce((SELECT visit_id FROM tray_visit WHERE batch_id = ? ORDER BY visit_id DESC LIMIT 1 OFFSET ${DRIFT_TRAYS_MAX - 1}), 0)
  GROUP BY coil, recipe_id`
/** Whether it judged anything of a batch: without it the cells of a batch that another model judged would all be read for nothing. */
export const DRIFT_JUDGED_SQL = `SELECT 1 AS judged FROM batch_sum
  WHERE batch_id = ? AND model_id = (SELECT model_id FROM model WHERE model_key = ?) LIMIT 1`
export const DRIFT_RECIPE_SQL = 'SELECT body FROM recipe_version WHERE recipe_id = ?'

interface DriftQuestion {
  readonly modelId: string
  /** Over the bins of the fact cells. */
  readonly reference: DriftReference
}

interface DriftOf {
  readonly scans: number
  readonly figures: DriftFigure[]
}

/** How far the newest scans of a model are from those by which it was judged when it was made. */
export interface ModelDrift extends DriftOf {
  readonly state: DriftFigure['state']
  /** Newest first. */
  readonly batches: (DriftOf & { readonly batchId: string; readonly startedAtWallMs: number })[]
  /** By the number of the receiver coil. */
  readonly coils: (DriftOf & { readonly coil: number })[]
}

interface BatchKey {
  readonly batch_id: number
  readonly batch_key: string
  readonly started_wall_ms: number
  readonly minute_until: number | null
}

/** Scans of one coil, judged by one recipe. */
interface Cells {
  readonly coil: number
  readonly scans: number
  readonly counts: DriftCounts
}

/**
 * Goes back from the newest batch until there are scans enough, so it costs what it shows; of a large batch its newest trays stand for it. What eggs are called is compared only where the recipe
 * calls them as the reference does: with other thresholds the same eggs are called otherwise, and nothing has drifted.
 */
export function readModelDrift(db: ReadableDb, { modelId, reference }: DriftQuestion): ModelDrift {
  const callsAlike = recipesAlike(db, reference.thresholds)
  const judged = db.prepare<[number, string], unknown>(DRIFT_JUDGED_SQL)
  const cells = db.prepare<[number, number, string, number], Record<string, number>>(DRIFT_CELLS_SQL)
  const byCoil = new Map<number, Cells[]>()
  const batches: ModelDrift['batches'][number][] = []
  let scans = 0
  for (const batch of db.prepare<[number], BatchKey>(DRIFT_BATCHES_SQL).all(Number.MAX_SAFE_INTEGER)) {
    if (judged.get(batch.batch_id, modelId) === undefined) continue
    const untilMinute = batch.minute_until ?? Number.MAX_SAFE_INTEGER
    const found = cells.all(batch.batch_id, untilMinute, modelId, batch.batch_id).map((row) => cellsOf(row, callsAlike))
    if (found.length === 0) continue
    for (const one of found) byCoil.set(one.coil, [...(byCoil.get(one.coil) ?? []), one])
    const drift = driftOf(reference.counts, found)
    batches.push({ batchId: batch.batch_key, startedAtWallMs: batch.started_wall_ms, ...drift })
    scans += drift.scans
    if (scans >= DRIFT_SCANS) break
  }
  const coils = [...byCoil].sort(([one], [other]) => one - other)
  const all = driftOf(reference.counts, [...byCoil.values()].flat())
  return {
    ...all,
    state: worstDrift(all.figures),
    batches,
    coils: coils.map(([coil, found]) => ({ coil, ...driftOf(reference.counts, found) })),
  }
}

const NO_SCANS: DriftCounts = {
  confidence: CONFIDENCE_COLUMNS.map(() => 0),
  signalToNoise: QUALITY_COLUMNS.map(() => 0),
  classes: CLASS_COLUMNS.map(() => 0),
}

/** Whether a recipe calls eggs as the reference does, by its number in the database; one that cannot be read does not. */
function recipesAlike(db: ReadableDb, thresholds: DriftReference['thresholds']): (recipeId: number) => boolean {
  const bodies = db.prepare<[number], { readonly body: string | null }>(DRIFT_RECIPE_SQL)
  const known = new Map<number, boolean>()
  return (recipeId) => {
    const before = known.get(recipeId)
    if (before !== undefined) return before
    const recipe = parseBody(bodies.get(recipeId)?.body ?? null)
    const alike = recipe.ok && callsAsSuggested(recipe.value, thresholds)
    known.set(recipeId, alike)
    return alike
  }
}

function callsAsSuggested(recipe: Recipe, { fertility, female, male }: DriftReference['thresholds']): boolean {
  return (
    recipe.fertilityThreshold === fertility &&
    recipe.femaleThreshold === female &&
    recipe.maleThreshold === male &&
    isDeepStrictEqual(recipe.image, DEFAULT_RECIPE.image)
  )
}

function cellsOf(row: Readonly<Record<string, number>>, callsAlike: (recipeId: number) => boolean): Cells {
  const counts = countsOf(row)
  const scans = counts.classes.reduce((sum, count) => sum + count, 0)
  const compared = callsAlike(row['recipe_id'] ?? 0) ? counts : { ...counts, classes: NO_SCANS.classes }
  return { coil: row['coil'] ?? 0, scans, counts: compared }
}

function countsOf(row: Readonly<Record<string, number>>): DriftCounts {
  const bins = (columns: readonly string[]) => columns.map((column) => row[column] ?? 0)
  return {
    confidence: bins(CONFIDENCE_COLUMNS),
    signalToNoise: bins(QUALITY_COLUMNS),
    classes: bins(CLASS_COLUMNS),
  }
}

function sumOf(all: readonly DriftCounts[]): DriftCounts {
  return all.reduce((sum, one) => {
    const add = (measure: keyof DriftCounts) => sum[measure].map((count, bin) => count + (one[measure][bin] ?? 0))
    return { confidence: add('confidence'), signalToNoise: add('signalToNoise'), classes: add('classes') }
  }, NO_SCANS)
}

function driftOf(reference: DriftCounts, found: readonly Cells[]): DriftOf {
  const scans = found.reduce((sum, one) => sum + one.scans, 0)
  return { scans, figures: driftFigures(reference, sumOf(found.map(({ counts }) => counts))) }
}
