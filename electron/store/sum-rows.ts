import { EGG_ACTIONS, EGG_CLASSES } from '../domain/egg.ts'
import { countColumn, FACT_KEY_COLUMNS, FACT_VALUE_COLUMNS, type FactKey } from './fact-columns.ts'
import type { Statement, WritableDb } from './open-database.ts'

const WORDS = [...EGG_CLASSES, ...EGG_ACTIONS]
/** Eggs of a tray by every word. */
export const TRAY_SUM_COLUMNS: readonly string[] = ['scans', ...WORDS.map((word) => countColumn('eggs', word))]
/** Of a batch, a model and a scanner: every column of a fact cell, and one that cells do not have. */
export const BATCH_SUM_COLUMNS: readonly string[] = [...FACT_VALUE_COLUMNS, 'scans_too_late']

const upsert = (table: string, keys: readonly string[], values: readonly string[]) => {
  const names = [...keys, ...values]
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
  ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${values.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`
}
export const ADD_BATCH_SUM_SQL = upsert('batch_sum', ['batch_id', 'model_id', 'scanner_id'], BATCH_SUM_COLUMNS)
export const ADD_BATCH_MINUTE_SQL = upsert('batch_minute', ['batch_id', 'minute'], ['scans'])
export const ADD_TRAY_SUM_SQL = upsert('tray_sum', ['visit_id'], TRAY_SUM_COLUMNS)

const KEYS = FACT_KEY_COLUMNS.length
const keyAt = (column: (typeof FACT_KEY_COLUMNS)[number]) => FACT_KEY_COLUMNS.indexOf(column)
const valueAt = (column: string) => KEYS + FACT_VALUE_COLUMNS.indexOf(column)
const [VISIT, MINUTE] = [keyAt('visit_id'), keyAt('minute')]
const [MODEL, SCANNER, BATCH] = [keyAt('model_id'), keyAt('scanner_id'), keyAt('batch_id')]
const SCAN_CLASSES = EGG_CLASSES.map((word) => valueAt(countColumn('scans', word)))
const EGG_WORDS = WORDS.map((word) => valueAt(countColumn('eggs', word)))

/** Sums over the fact cells of one transaction, written in the same one: a transaction of one tray touches a row of each kind, or two. */
export class SumRows {
  readonly #batches: Sums
  readonly #minutes: Sums
  readonly #trays: Sums

  constructor(db: WritableDb) {
    this.#batches = new Sums(db.prepare(ADD_BATCH_SUM_SQL), 3, BATCH_SUM_COLUMNS.length)
    this.#minutes = new Sums(db.prepare(ADD_BATCH_MINUTE_SQL), 2, 1)
    this.#trays = new Sums(db.prepare(ADD_TRAY_SUM_SQL), 1, TRAY_SUM_COLUMNS.length)
  }

  /** What a transaction adds to a fact cell: its key, then its values. */
  add(cell: readonly number[]): void {
    const at = (index: number) => cell[index] ?? 0
    const scans = SCAN_CLASSES.reduce((sum, index) => sum + at(index), 0)
    const batch = this.#batches.row(at(BATCH), at(MODEL), at(SCANNER))
    for (let index = KEYS; index < cell.length; index++) {
      const by = at(index)
      if (by !== 0) bump(batch, index - KEYS + 3, by)
    }
    bump(this.#minutes.row(at(BATCH), at(MINUTE)), 2, scans)
    const tray = this.#trays.row(at(VISIT))
    bump(tray, 1, scans)
    for (const [n, index] of EGG_WORDS.entries()) bump(tray, 2 + n, at(index))
  }

  addTooLate({ batchId, modelId, scannerId }: FactKey): void {
    bump(this.#batches.row(batchId, modelId, scannerId), 2 + BATCH_SUM_COLUMNS.length, 1)
  }

  write(): void {
    for (const sums of [this.#batches, this.#minutes, this.#trays]) sums.write()
  }

  forget(): void {
    for (const sums of [this.#batches, this.#minutes, this.#trays]) sums.forget()
  }
}

/** Rows of one table by their key. */
class Sums {
  readonly #add: Statement
  readonly #keys: number
  readonly #values: number
  readonly #rows = new Map<string, number[]>()

  constructor(add: Statement, keys: number, values: number) {
    this.#add = add
    this.#keys = keys
    this.#values = values
  }

  row(...key: readonly number[]): number[] {
    const name = key.join(' ')
    const known = this.#rows.get(name)
    if (known !== undefined) return known
    const row = [...key, ...Array.from({ length: this.#values }, () => 0)]
    this.#rows.set(name, row)
    return row
  }

  write(): void {
    for (const row of this.#rows.values()) {
      if (row.some((value, at) => at >= this.#keys && value !== 0)) this.#add.run(row)
    }
    this.forget()
  }

  forget(): void {
    this.#rows.clear()
  }
}

function bump(row: number[], index: number, by: number): void {
  row[index] = (row[index] ?? 0) + by
}
