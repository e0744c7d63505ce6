import { supersedes } from '../domain/attempts.ts'
import { ACTION_CODES, CLASS_CODES } from './codes.ts'
import { StoreError } from './errors.ts'
import type { FactCells } from './fact-cells.ts'
import type { FactKey } from './fact-columns.ts'
import type { Statement, WritableDb } from './open-database.ts'
import type { EggState } from './store.ts'

/** The scan that may speak for an egg now. */
export interface EggCandidate {
  readonly visitId: number
  readonly cell: number
  readonly sessionId: number
  readonly sequence: number
  readonly state: EggState
  /** The fact cell in which that scan was counted. */
  readonly factKey: FactKey
}

export interface EggRow {
  readonly attempt: number
  readonly session_id: number
  readonly sequence: number
  readonly egg_class: number
  readonly action: number
}

interface SpokenRow {
  readonly arrived_wall_ms: number
  readonly coil: number
  readonly recipe_id: number
  readonly model_id: number | null
  readonly batch_id: number | null
  readonly scanner_id: number
}

export const FIND_EGG_SQL =
  'SELECT attempt, session_id, sequence, egg_class, action FROM egg WHERE visit_id = ? AND cell = ?'
export const FIND_SPOKEN_SQL = `SELECT arrived_wall_ms, coil, recipe_id, model_id, batch_id, scanner_id
  FROM scan JOIN session USING (session_id)
  WHERE visit_id = ? AND cell = ? AND attempt = ? AND session_id = ? AND sequence = ?`

const MINUTE_MS = 60_000

export function minuteOf(arrivedWallMs: number): number {
  return Math.floor(arrivedWallMs / MINUTE_MS)
}

export function eggStateOf(row: EggRow): EggState {
  return { eggClass: CLASS_CODES.word(row.egg_class), action: ACTION_CODES.word(row.action), attempt: row.attempt }
}

/** What every egg is now, by the last valid attempt; the egg counters of the fact cells move with it. */
export class EggRows {
  readonly #find: Statement<EggRow>
  readonly #findSpoken: Statement<SpokenRow>
  readonly #put: Statement
  readonly #facts: FactCells

  constructor(db: WritableDb, facts: FactCells) {
    this.#facts = facts
    this.#find = db.prepare(FIND_EGG_SQL)
    this.#findSpoken = db.prepare(FIND_SPOKEN_SQL)
    this.#put = db.prepare(
      `INSERT INTO egg (visit_id, cell, attempt, session_id, sequence, egg_class, action) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET attempt = excluded.attempt, session_id = excluded.session_id, sequence = excluded.sequence,
       egg_class = excluded.egg_class, action = excluded.action`,
    )
  }

  /** Lets the scan speak for its egg if it may. Answers with the state before and after, or undefined when nothing changed. */
  offer(candidate: EggCandidate): { readonly before: EggState | undefined; readonly after: EggState } | undefined {
    const { visitId, cell, state } = candidate
    const row = this.#find.get(visitId, cell)
    const before = row && eggStateOf(row)
    if (!supersedes(state, before)) return undefined
    if (row !== undefined && before !== undefined) this.#facts.addEgg(this.#factKeyOf(visitId, cell, row), before, -1)
    this.#facts.addEgg(candidate.factKey, state, 1)
    const { eggClass, action, attempt } = state
    const codes = [CLASS_CODES.code(eggClass), ACTION_CODES.code(action)]
    this.#put.run(visitId, cell, attempt, candidate.sessionId, candidate.sequence, ...codes)
    return { before, after: state }
  }

  /** Where the egg was counted until now: the cell of the scan that spoke for it. */
  #factKeyOf(visitId: number, cell: number, egg: EggRow): FactKey {
    const scan = this.#findSpoken.get(visitId, cell, egg.attempt, egg.session_id, egg.sequence)
    if (scan === undefined) throw new StoreError('CORRUPT', `egg ${visitId}/${cell} names a scan that is not there`)
    return {
      visitId,
      minute: minuteOf(scan.arrived_wall_ms),
      coil: scan.coil,
      recipeId: scan.recipe_id,
      modelId: scan.model_id ?? 0,
      scannerId: scan.scanner_id,
      operatorId: 0,
      batchId: scan.batch_id ?? 0,
    }
  }
}
