import { minuteOfScan } from '../domain/event-time/event-time.ts'
import type { Catalogue, SessionIds } from './catalogue.ts'
import { ACTION_CODES, CLASS_CODES, REASON_CODES } from './codes.ts'
import { readArrivalThrough } from './event-time-rows.ts'
import type { FactCells } from './fact-cells.ts'
import type { FactKey } from './fact-columns.ts'
import type { Statement, WritableDb } from './open-database.ts'
import { packCell, packLatency, packProbability, packSignalToNoise } from './quantise.ts'
import type { DecidedScan } from './store.ts'

const COLUMNS = [
  ...['visit_id', 'cell', 'attempt', 'session_id', 'sequence', 'batch_id', 'coil', 'captured_at_us', 'arrived_wall_ms'],
  ...['decided_after_ms', 'latency_us', 'egg_class', 'action', 'reason', 'confidence', 'recipe_id', 'model_id'],
  ...['p_viable', 'p_infertile', 'p_early_dead', 'p_mid_dead', 'p_empty', 'p_female'],
  ...['signal_to_noise', 'saturated_share', 'sampled', 'captured_before_ms', 'interference', 'evenness'],
]

/** One row per attempt, and what it adds to its fact cell. */
export class ScanRows {
  readonly #insert: Statement
  readonly #catalogue: Catalogue
  readonly #facts: FactCells
  readonly #arrivalThrough: number

  constructor(db: WritableDb, catalogue: Catalogue, facts: FactCells) {
    this.#catalogue = catalogue
    this.#facts = facts
    this.#arrivalThrough = readArrivalThrough(db)
    this.#insert = db.prepare(`INSERT INTO scan (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`)
  }

  /** Inserts the scan and answers with the fact cell it was counted in. */
  add(scan: DecidedScan, session: SessionIds): FactKey {
    const { prediction, decision } = scan
    const batchId = scan.batchId === null ? null : this.#catalogue.batch(scan.batchId)
    const recipeId = this.#catalogue.recipe(scan.recipe)
    const modelId = prediction === undefined ? null : this.#catalogue.model(prediction.modelId)
    const confidence = packProbability(decision.confidence)
    const signalToNoise = prediction === undefined ? null : packSignalToNoise(prediction.quality.signalToNoise)
    const latencyUs = packLatency(scan.latencyMs)
    const arrivedWallMs = Math.round(scan.arrivedWallMs)
    const capturedBeforeMs = scan.capturedBeforeMs === undefined ? null : Math.round(scan.capturedBeforeMs)
    this.#insert.run(
      scan.visitId,
      packCell(scan.cell),
      scan.attempt,
      session.sessionId,
      scan.identity.sequence,
      batchId,
      scan.coil,
      Math.round(scan.capturedAtUs),
      arrivedWallMs,
      Math.round(scan.decidedWallMs) - arrivedWallMs,
      latencyUs,
      CLASS_CODES.code(decision.eggClass),
      ACTION_CODES.code(decision.action),
      REASON_CODES.code(decision.reason),
      confidence,
      recipeId,
      modelId,
      ...probabilities(prediction),
      signalToNoise,
      prediction === undefined ? null : packProbability(prediction.quality.saturatedShare),
      scan.sampled ? 1 : 0,
      capturedBeforeMs,
      prediction === undefined ? null : packProbability(prediction.quality.interference),
      prediction === undefined ? null : packProbability(prediction.quality.evenness),
    )
    const key: FactKey = {
      visitId: scan.visitId,
      minute: minuteOfScan({ visitId: scan.visitId, arrivedWallMs, capturedBeforeMs }, this.#arrivalThrough),
      coil: scan.coil,
      recipeId,
      modelId: modelId ?? 0,
      scannerId: session.scannerId,
      operatorId: 0,
      batchId: batchId ?? 0,
    }
    const { eggClass, action, reason } = decision
    const measures = { confidence, latencyUs, signalToNoise, tooLate: reason === 'TOO_LATE' }
    this.#facts.addScan(key, { eggClass, action, ...measures })
    return key
  }
}

function probabilities(prediction: DecidedScan['prediction']): (number | null)[] {
  if (prediction === undefined) return [null, null, null, null, null, null]
  const { viable, infertile, earlyDead, midDead, empty } = prediction.fertility
  return [viable, infertile, earlyDead, midDead, empty, prediction.female].map(packProbability)
}
