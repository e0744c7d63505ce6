import type { EggExplanation } from '../contract/explain.ts'
import type { EggAttempt, EggPage, EggPictureAnswer } from '../contract/looking-back.ts'
import type { Cell } from '../domain/egg.ts'
import { imageLimitsOf } from '../domain/recipe/parse-recipe.ts'
import type { Recipe } from '../domain/recipe/recipe.ts'
import type { PictureReader } from '../store/archive/picture-reader.ts'
import { ACTION_CODES, CLASS_CODES, ORDER_FAULT_CODES, REASON_CODES } from '../store/codes.ts'
import { rowsOfVisit } from '../store/cold/rows-of.ts'
import type { ReadableDb } from '../store/open-database.ts'
import { packCell, unpackLatencyMs, unpackProbability } from '../store/quantise.ts'
import { explainEgg } from './explain/explain-egg.ts'
import type { FindModel } from './explain/model-facts.ts'
import { readEggOverrides } from './overrides.ts'

interface AttemptRow {
  readonly attempt: number
  readonly speaks: number
  readonly sequence: number
  readonly coil: number
  readonly arrived_wall_ms: number
  readonly decided_after_ms: number
  readonly latency_us: number
  readonly egg_class: number
  readonly action: number
  readonly reason: number
  readonly confidence: number
  readonly recipe_key: string
  readonly version: number
  readonly body: string | null
  readonly model_key: string | null
  readonly p_viable: number | null
  readonly p_infertile: number | null
  readonly p_early_dead: number | null
  readonly p_mid_dead: number | null
  readonly p_empty: number | null
  readonly p_female: number | null
  readonly signal_to_noise: number | null
  readonly saturated_share: number | null
  readonly interference: number | null
  readonly evenness: number | null
  readonly sorter_ack_wall_ms: number | null
  readonly sorter_action: number | null
  readonly fault: number | null
  readonly sampled: number
}

export const EGG_VISIT_SQL =
  'SELECT code, batch_key, set_at_wall_ms FROM tray_visit LEFT JOIN batch USING (batch_id) WHERE visit_id = ?'
export const EGG_ATTEMPTS_SQL = `SELECT scan.attempt, scan.sequence, coil, arrived_wall_ms, decided_after_ms, latency_us, scan.egg_class,
  scan.action, reason, confidence, recipe_key, version, body, model_key, p_viable, p_infertile, p_early_dead, p_mid_dead, p_empty,
  p_female, signal_to_noise, saturated_share, interference, evenness, sampled, sorter_ack.at_wall_ms AS sorter_ack_wall_ms,
  sorter_ack.action AS sorter_action, other.fault,
  egg.attempt IS scan.attempt AND egg.session_id IS scan.session_id AND egg.sequence IS scan.sequence AS speaks
  FROM scan JOIN recipe_version USING (recipe_id) LEFT JOIN model USING (model_id)
  LEFT JOIN egg ON egg.visit_id = scan.visit_id AND egg.cell = scan.cell
  LEFT JOIN sorter_ack ON sorter_ack.visit_id = scan.visit_id AND sorter_ack.cell = scan.cell AND sorter_ack.attempt = scan.attempt
  LEFT JOIN egg_not_as_ordered AS other ON other.visit_id = scan.visit_id AND other.cell = scan.cell AND other.attempt = scan.attempt
  WHERE scan.visit_id = ? AND scan.cell = ? ORDER BY scan.attempt, scan.arrived_wall_ms`

export interface EggKey {
  readonly visitId: number
  readonly cell: Cell
}

/** Everything that is known of one egg; null for a cell that was never scanned. */
export function readEggPage(
  db: ReadableDb,
  key: EggKey,
  around: { readonly pictures: PictureReader; isSynthetic(modelId: string): boolean },
): EggPage | null {
  const { visitId, cell } = key
  const visit = readVisit(db, visitId)
  const rows = rowsOfVisit<AttemptRow>(db, visitId, EGG_ATTEMPTS_SQL, visitId, packCell(cell))
  if (visit === undefined || rows.length === 0) return null
  return {
    visitId,
    cell,
    trayCode: visit.code,
    batchId: visit.batch_key,
    attempts: rows.map((row) => ({
      ...decisionOf(row),
      model: row.model_key === null ? null : { modelId: row.model_key, synthetic: around.isSynthetic(row.model_key) },
      pictureKept: around.pictures.has(visit.batch_key, { ...key, attempt: row.attempt }),
    })),
    overrides: readEggOverrides(db, visitId, packCell(cell)),
  }
}

/** The picture of one attempt; null when it was not kept, LOST when it was and cannot be read any more. */
export function readEggPicture(
  db: ReadableDb,
  key: EggKey & { readonly attempt: number },
  pictures: PictureReader,
): EggPictureAnswer | 'LOST' | null {
  const visit = readVisit(db, key.visitId)
  if (visit === undefined) return null
  const kept = pictures.read(visit.batch_key, key)
  if (kept === undefined) return pictures.has(visit.batch_key, key) ? 'LOST' : null
  return { ...kept.image, attention: kept.attention ?? null }
}

/** What explains one attempt, with its model's package where that is on this machine; null for an attempt that is not there. */
export async function readEggExplanation(
  db: ReadableDb,
  key: EggKey & { readonly attempt: number },
  { pictures, findModel }: { readonly pictures: PictureReader; readonly findModel: FindModel },
): Promise<EggExplanation | null> {
  const visit = readVisit(db, key.visitId)
  const rows = rowsOfVisit<AttemptRow>(db, key.visitId, EGG_ATTEMPTS_SQL, key.visitId, packCell(key.cell))
  const row = rows.find(({ attempt }) => attempt === key.attempt)
  if (visit === undefined || row === undefined) return null
  const picture = pictures.read(visit.batch_key, key)?.image
  const facts = row.model_key === null ? undefined : await findModel(row.model_key)
  return explainEgg({
    attempt: decisionOf(row),
    model: row.model_key === null || facts === undefined ? undefined : { modelId: row.model_key, facts },
    picture,
    setAtWallMs: visit.set_at_wall_ms,
  })
}

interface VisitRow {
  readonly code: string
  readonly batch_key: string | null
  readonly set_at_wall_ms: number | null
}

function readVisit(db: ReadableDb, visitId: number): VisitRow | undefined {
  return db.prepare<[number], VisitRow>(EGG_VISIT_SQL).get(visitId)
}

function decisionOf(row: AttemptRow): Omit<EggAttempt, 'model' | 'pictureKept'> {
  return {
    attempt: row.attempt,
    speaks: row.speaks === 1,
    sequence: row.sequence,
    coil: row.coil,
    arrivedWallMs: row.arrived_wall_ms,
    decidedWallMs: row.arrived_wall_ms + row.decided_after_ms,
    latencyMs: unpackLatencyMs(row.latency_us),
    eggClass: CLASS_CODES.word(row.egg_class),
    action: ACTION_CODES.word(row.action),
    reason: REASON_CODES.word(row.reason),
    confidence: unpackProbability(row.confidence),
    recipe: recipeOf(row),
    probabilities: probabilitiesOf(row),
    signalToNoise: row.signal_to_noise === null ? null : row.signal_to_noise / 100,
    saturatedShare: row.saturated_share === null ? null : unpackProbability(row.saturated_share),
    interference: row.interference === null ? null : unpackProbability(row.interference),
    evenness: row.evenness === null ? null : unpackProbability(row.evenness),
    sorterAckWallMs: row.sorter_ack_wall_ms,
    sorterAction: row.sorter_action === null ? null : ACTION_CODES.word(row.sorter_action),
    orderFault: row.fault === null ? null : ORDER_FAULT_CODES.word(row.fault),
    sampled: row.sampled === 1,
  }
}

/** The body is our own JSON from an authenticated file; a version that only scans have named has none, and draws no line. */
function recipeOf(row: AttemptRow): EggAttempt['recipe'] {
  const recipe = row.body === null ? undefined : (JSON.parse(row.body) as Recipe)
  return {
    name: recipe?.name ?? row.recipe_key,
    version: row.version,
    fertilityThreshold: recipe?.fertilityThreshold ?? 0,
    femaleThreshold: recipe?.femaleThreshold ?? 0,
    maleThreshold: recipe?.maleThreshold ?? 0,
    image: recipe === undefined ? null : imageLimitsOf(recipe.image),
  }
}

function probabilitiesOf(row: AttemptRow): EggAttempt['probabilities'] {
  if (row.p_viable === null) return null
  const share = (packed: number | null) => unpackProbability(packed ?? 0)
  return {
    viable: share(row.p_viable),
    infertile: share(row.p_infertile),
    earlyDead: share(row.p_early_dead),
    midDead: share(row.p_mid_dead),
    empty: share(row.p_empty),
    female: share(row.p_female),
  }
}
