import { StoreError } from '../errors.ts'
import { type OpenDatabaseOptions, openReadable, originOf, type ReadableDb, type Statement } from '../open-database.ts'
import { coldErrorFrom } from './cold-file-error.ts'
import { coldFile, coldKey, inCold } from './cold-files.ts'
import { COLD_MONTH_SQL } from './cold-rows.ts'

export const PLACES_OF_BATCH_SQL =
  'SELECT visit_id, cold_month AS month FROM tray_visit WHERE batch_id = ? ORDER BY visit_id'

/** How often a tray may move while it is being read before somebody is told. */
const TRIES_MAX = 5

/** A connection to the same database with one cold file beside it, and the statements that both were asked. */
class Beside {
  readonly #hot: ReadableDb
  readonly #statements = new Map<string, Statement<unknown>>()
  #cold: ReadableDb | undefined
  #month: number | undefined

  constructor(hot: ReadableDb) {
    this.#hot = hot
  }

  ofHot<Row>(sql: string): Statement<Row> {
    return this.#kept<Row>(this.#hot, sql, sql)
  }

  /** Throws ColdFileError where the file of the month is missing or damaged. */
  allOfCold<Row>(month: number, sql: string, parameters: readonly unknown[]): Row[] {
    const origin = originOf(this.#hot)
    if (origin === undefined) throw new StoreError('CONFLICT', 'nobody knows where the cold files of this database lie')
    try {
      return this.#kept<Row>(this.#attached(origin, month), `cold ${sql}`, inCold(sql)).all(...parameters)
    } catch (error) {
      throw coldErrorFrom(origin.path, month, error)
    }
  }

  close(): void {
    this.#cold?.close()
    this.#cold = undefined
    this.#month = undefined
    this.#statements.clear()
  }

  #kept<Row>(db: ReadableDb, name: string, sql: string): Statement<Row> {
    const known = this.#statements.get(name) ?? db.prepare<unknown[], unknown>(sql)
    this.#statements.set(name, known)
    return known as Statement<Row>
  }

  /** One file at a time, under one name, so that a statement serves every month. */
  #attached(origin: OpenDatabaseOptions, month: number): ReadableDb {
    this.#cold ??= openReadable(origin)
    if (this.#month === month) return this.#cold
    if (this.#month !== undefined) this.#cold.exec('DETACH DATABASE cold')
    this.#month = undefined
    const path = coldFile(origin.path, month)
    const key = coldKey(origin.key, month)
    const text = key === 'unencrypted' ? '' : `raw:${Buffer.from(key).toString('hex')}`
    this.#cold.prepare('ATTACH DATABASE ? AS cold KEY ?').run(path, text)
    this.#month = month
    return this.#cold
  }
}

const besides = new WeakMap<ReadableDb, Beside>()

function besideOf(db: ReadableDb): Beside {
  const known = besides.get(db)
  if (known !== undefined) return known
  const beside = new Beside(db)
  besides.set(db, beside)
  const close = db.close.bind(db)
  db.close = () => {
    beside.close()
    return close()
  }
  return beside
}

/** Null while the rows of a visit are hot. */
export function coldMonthOf(db: ReadableDb, visitId: number): number | null {
  return besideOf(db).ofHot<{ cold_month: number | null }>(COLD_MONTH_SQL).get(visitId)?.cold_month ?? null
}

/** The rows that a query about one tray visit finds, wherever they are. Throws ColdFileError for a cold file that is missing or damaged. */
export function rowsOfVisit<Row>(
  db: ReadableDb,
  visitId: number,
  sql: string,
  ...parameters: readonly unknown[]
): Row[] {
  const beside = besideOf(db)
  for (let attempt = 0; attempt < TRIES_MAX; attempt++) {
    const month = coldMonthOf(db, visitId)
    const rows =
      month === null ? beside.ofHot<Row>(sql).all(...parameters) : beside.allOfCold<Row>(month, sql, parameters)
    // Moved while it was read: what was there is elsewhere now.
    if (coldMonthOf(db, visitId) === month) return rows
  }
  throw new StoreError('CONFLICT', `tray visit ${visitId} moves again and again`)
}

/** The same of all trays of a batch. The query's first parameter is `cold_month IS ?`, so that each file answers for its own trays. */
export function rowsOfBatch<Row>(
  db: ReadableDb,
  batchId: number,
  sql: string,
  ...parameters: readonly unknown[]
): Row[] {
  const beside = besideOf(db)
  const places = () => beside.ofHot<{ visit_id: number; month: number | null }>(PLACES_OF_BATCH_SQL).all(batchId)
  let before = places()
  for (let attempt = 0; attempt < TRIES_MAX; attempt++) {
    const rows = [...new Set(before.map(({ month }) => month))].flatMap((month) => {
      const all = [month, ...parameters]
      return month === null ? beside.ofHot<Row>(sql).all(...all) : beside.allOfCold<Row>(month, sql, all)
    })
    // Moved from a file that was read to one that was not, or the other way round.
    const after = places()
    if (JSON.stringify(after) === JSON.stringify(before)) return rows
    before = after
  }
  throw new StoreError('CONFLICT', `trays of batch ${batchId} move again and again`)
}
