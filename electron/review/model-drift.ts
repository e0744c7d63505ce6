import { type DriftCounts, type DriftFigure, driftFigures, worstDrift } from '../domain/drift/drift.ts'
import { EGG_CLASSES } from '../domain/egg.ts'
import { CONFIDENCE_COLUMNS, countColumn, QUALITY_COLUMNS } from '../store/fact-columns.ts'
import type { ReadableDb } from '../store/open-database.ts'

/** So many scans of now are compared: a day of a fast line, and some hundreds for every one of some dozens of coils. */
export const DRIFT_SCANS = 50_000
/** Never further back than so many batches, however small they were. */
export const DRIFT_BATCHES_MAX = 40

const CLASS_COLUMNS = EGG_CLASSES.map((word) => countColumn('scans', word))
const COLUMNS = [...CONFIDENCE_COLUMNS, ...QUALITY_COLUMNS, ...CLASS_COLUMNS]

export const DRIFT_BATCHES_SQL = `SELECT batch_id, batch_key, started_wall_ms FROM batch
  WHERE batch_id < ? AND started_wall_ms IS NOT NULL ORDER BY batch_id DESC LIMIT ${DRIFT_BATCHES_MAX}`
/** By its index; the cells of other models are passed over, and a batch is rarely judged by two. */
export const DRIFT_CELLS_SQL = `SELECT coil, ${COLUMNS.map((name) => `sum(${name}) AS ${name}`).join(', ')}
  FROM fact WHERE batch_id = ? AND model_id = (SELECT model_id FROM model WHERE model_key = ?) GROUP BY coil`

interface DriftQuestion {
  readonly modelId: string
  /** Scans of the split by which the model was judged, over the bins of the fact cells. */
  readonly reference: DriftCounts
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
}

/** Goes back from the newest batch until there are scans enough, so it costs what it shows. */
export function readModelDrift(db: ReadableDb, { modelId, reference }: DriftQuestion): ModelDrift {
  const cells = db.prepare<[number, string], Record<string, number>>(DRIFT_CELLS_SQL)
  const byCoil = new Map<number, DriftCounts[]>()
  const batches: ModelDrift['batches'][number][] = []
  let scans = 0
  for (const batch of db.prepare<[number], BatchKey>(DRIFT_BATCHES_SQL).all(Number.MAX_SAFE_INTEGER)) {
    const rows = cells.all(batch.batch_id, modelId)
    if (rows.length === 0) continue
    for (const row of rows) {
      const coil = row['coil'] ?? 0
      byCoil.set(coil, [...(byCoil.get(coil) ?? []), countsOf(row)])
    }
    const drift = driftOf(reference, sumOf(rows.map(countsOf)))
    batches.push({ batchId: batch.batch_key, startedAtWallMs: batch.started_wall_ms, ...drift })
    scans += drift.scans
    if (scans >= DRIFT_SCANS) break
  }
  const coils = [...byCoil].sort(([one], [other]) => one - other)
  const all = driftOf(reference, sumOf([...byCoil.values()].flat()))
  return {
    ...all,
    state: worstDrift(all.figures),
    batches,
    coils: coils.map(([coil, counts]) => ({ coil, ...driftOf(reference, sumOf(counts)) })),
  }
}

const NO_SCANS: DriftCounts = {
  confidence: CONFIDENCE_COLUMNS.map(() => 0),
  signalToNoise: QUALITY_COLUMNS.map(() => 0),
  classes: CLASS_COLUMNS.map(() => 0),
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

function driftOf(reference: DriftCounts, present: DriftCounts): DriftOf {
  const scans = present.classes.reduce((sum, count) => sum + count, 0)
  return { scans, figures: driftFigures(reference, present) }
}
