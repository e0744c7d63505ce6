import { FACT_KEY_COLUMNS, FACT_VALUE_COLUMNS } from './fact-columns.ts'
import type { Statement, WritableDb } from './open-database.ts'

/** One scan and its egg change eight columns of ninety; beyond a dozen the statement that names all is as cheap. */
const CHANGED_MAX = 12
/** Which columns change together is much the same from tray to tray: a few hundred ways, of a few kilobytes each. Effect: the oldest is prepared anew when it is needed. */
const STATEMENTS_MAX = 512

const KEYS = FACT_KEY_COLUMNS.length

/** Adds to the named columns of a cell that is there. Exported for the test of its query plan. */
export function changeFactSql(columns: readonly string[]): string {
  return `UPDATE fact SET ${columns.map((name) => `${name} = ${name} + ?`).join(', ')}
  WHERE ${FACT_KEY_COLUMNS.map((name) => `${name} = ?`).join(' AND ')}`
}

/** Adds to cells that are known to be there, naming what changes alone: half the work of naming all ninety columns. */
export class ChangeFact {
  readonly #db: WritableDb
  /** By the columns that they change; those used last stand last. */
  readonly #statements = new Map<string, Statement>()

  constructor(db: WritableDb) {
    this.#db = db
  }

  /** False if the cell is not there, or so much changes that it had better be written whole; nothing was done then. */
  run(cell: readonly number[]): boolean {
    const changed: number[] = []
    for (let at = KEYS; at < cell.length; at++) if (cell[at] !== 0) changed.push(at)
    if (changed.length > CHANGED_MAX) return false
    const values = changed.map((at) => cell[at] as number)
    return this.#statement(changed).run(...values, ...cell.slice(0, KEYS)).changes === 1
  }

  #statement(changed: readonly number[]): Statement {
    const name = changed.join(' ')
    const known = this.#statements.get(name)
    const statement =
      known ?? this.#db.prepare(changeFactSql(changed.map((at) => FACT_VALUE_COLUMNS[at - KEYS] as string)))
    this.#statements.delete(name)
    this.#statements.set(name, statement)
    const oldest = this.#statements.keys().next().value
    if (this.#statements.size > STATEMENTS_MAX && oldest !== undefined) this.#statements.delete(oldest)
    return statement
  }
}
