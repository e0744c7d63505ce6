import type { ColdFault } from '../contract/sum-check.ts'
import { ColdFileError } from '../store/cold/cold-file-error.ts'
import { coldMonthOf, rowsOfVisit } from '../store/cold/rows-of.ts'
import type { ReadableDb } from '../store/open-database.ts'
import type { DifferenceList } from './difference-list.ts'

/** The columns of a scan row that the comparison needs. */
export interface ScanRow {
  readonly cell: number
  readonly attempt: number
  readonly session_id: number
  readonly scanner_id: number
  readonly sequence: number
  readonly batch_id: number | null
  readonly coil: number
  readonly arrived_wall_ms: number
  readonly captured_before_ms: number | null
  readonly egg_class: number
  readonly action: number
  readonly reason: number
  readonly confidence: number
  readonly latency_us: number
  readonly signal_to_noise: number | null
  readonly recipe_id: number
  readonly model_id: number | null
}

/** An egg as it is stored. */
export interface StoredEgg {
  readonly cell: number
  readonly attempt: number
  readonly session_id: number
  readonly sequence: number
  readonly egg_class: number
  readonly action: number
  /** 0 where another passage of the same eggs speaks for it. */
  readonly counted: number
  /** What became of it instead of what was decided; null where nothing did. */
  readonly other_action: number | null
}

/** All columns of a fact cell. */
export type FactRow = Readonly<Record<string, number>>

const SCANS_SQL = `SELECT cell, attempt, session_id, scanner_id, sequence, batch_id, coil, arrived_wall_ms, captured_before_ms, egg_class, action,
  reason, confidence, latency_us, signal_to_noise, recipe_id, model_id FROM scan JOIN session USING (session_id) WHERE visit_id = ?`
const EGGS_SQL = `SELECT cell, attempt, session_id, sequence, egg_class, action, counted,
  (SELECT other.action FROM egg_not_as_ordered AS other WHERE other.visit_id = egg.visit_id AND other.cell = egg.cell
    AND other.attempt = egg.attempt) AS other_action FROM egg WHERE visit_id = ?`

/** The rows of one tray visit, out of the database or of the cold file that it says. */
export class ReconcileRows {
  /** Rows that are in cold files and not here. */
  coldScans = 0
  coldEggs = 0
  readonly #db: ReadableDb
  readonly #differences: DifferenceList
  readonly #coldFaults = new Map<string, ColdFault>()

  constructor(db: ReadableDb, differences: DifferenceList) {
    this.#db = db
    this.#differences = differences
  }

  /** Files whose rows could not be read, each once; what was asked of them is answered with no rows. */
  get coldFaults(): ColdFault[] {
    return [...this.#coldFaults.values()]
  }

  of(visitId: number): { readonly scans: readonly ScanRow[]; readonly eggs: readonly StoredEgg[] } {
    const month = coldMonthOf(this.#db, visitId)
    try {
      const scans = rowsOfVisit<ScanRow>(this.#db, visitId, SCANS_SQL, visitId)
      const eggs = rowsOfVisit<StoredEgg>(this.#db, visitId, EGGS_SQL, visitId)
      if (month !== null) {
        this.coldScans += scans.length - this.#stayed<ScanRow>(visitId, SCANS_SQL, scans).length
        const stayed = this.#stayed<StoredEgg>(visitId, EGGS_SQL, eggs)
        this.coldEggs += countedOf(eggs) - countedOf(stayed)
      }
      return { scans, eggs }
    } catch (error) {
      if (!(error instanceof ColdFileError)) throw error
      const { file, code } = error
      this.#coldFaults.set(file, { kind: code === 'COLD_MISSING' ? 'MISSING' : 'DAMAGED', file })
      return { scans: [], eggs: [] }
    }
  }

  /** Rows that stayed here although their tray is cold, and that must be as they are there. */
  #stayed<Row>(visitId: number, sql: string, cold: readonly Row[]): Row[] {
    const stayed = this.#db.prepare<[number], Row>(sql).all(visitId)
    const known = new Set(cold.map((row) => JSON.stringify(row)))
    if (stayed.some((row) => !known.has(JSON.stringify(row)))) {
      this.#differences.add(`tray visit ${visitId}: a row that stayed here is not as it is in the cold file`)
    }
    return stayed
  }
}

function countedOf(eggs: readonly StoredEgg[]): number {
  return eggs.filter(({ counted }) => counted === 1).length
}
