import { EGG_ACTIONS, EGG_CLASSES } from '../domain/egg.ts'
import { REASON_CODES } from '../store/codes.ts'
import { countColumn, FACT_VALUE_COLUMNS } from '../store/fact-columns.ts'
import type { ReadableDb } from '../store/open-database.ts'
import type { DifferenceList } from './difference-list.ts'
import type { FactRow, ScanRow } from './reconcile-rows.ts'

type Row = Readonly<Record<string, number>>
type Counts = Map<string, number>

const SCANS = EGG_CLASSES.map((word) => countColumn('scans', word))
const EGGS = [...EGG_CLASSES, ...EGG_ACTIONS].map((word) => countColumn('eggs', word))
const TOO_LATE = REASON_CODES.code('TOO_LATE')
const BATCH_COLUMNS = [...FACT_VALUE_COLUMNS, 'scans_too_late']

/** Adds the fact cells up afresh, by batch, by batch and minute, and by tray, and holds the sums that are kept against them. */
export class SumCheck {
  readonly #db: ReadableDb
  readonly #differences: DifferenceList
  readonly #batches = new Map<string, Counts>()
  readonly #minutes = new Map<string, Counts>()

  constructor(db: ReadableDb, differences: DifferenceList) {
    this.#db = db
    this.#differences = differences
  }

  /** Every fact cell and every scan of one tray visit, and what is kept of it. */
  addVisit(visitId: number, scans: readonly ScanRow[], facts: readonly FactRow[], kept: Row | undefined): void {
    const tray: Counts = new Map()
    for (const fact of facts) {
      const scansOfFact = SCANS.reduce((sum, name) => sum + (fact[name] ?? 0), 0)
      const batch = countsOf(this.#batches, batchKey(fact))
      for (const name of FACT_VALUE_COLUMNS) add(batch, name, fact[name] ?? 0)
      add(countsOf(this.#minutes, minuteKey(fact)), 'scans', scansOfFact)
      add(tray, 'scans', scansOfFact)
      for (const name of EGGS) add(tray, name, fact[name] ?? 0)
    }
    for (const { batch_id, model_id, scanner_id, reason } of scans) {
      if (reason !== TOO_LATE) continue
      const key = batchKey({ batch_id: batch_id ?? 0, model_id: model_id ?? 0, scanner_id })
      add(countsOf(this.#batches, key), 'scans_too_late', 1)
    }
    this.#compare(`sums of tray visit ${visitId}`, ['scans', ...EGGS], tray, kept ?? {})
  }

  finish(): void {
    this.#compareAll('batch_sum', batchKey, BATCH_COLUMNS, this.#batches)
    this.#compareAll('batch_minute', minuteKey, ['scans'], this.#minutes)
  }

  #compareAll(table: string, keyOf: (row: Row) => string, columns: readonly string[], counted: Map<string, Counts>) {
    for (const row of this.#db.prepare<[], Row>(`SELECT * FROM ${table}`).iterate()) {
      const key = keyOf(row)
      this.#compare(`sums of ${key}`, columns, counted.get(key) ?? new Map(), row)
      counted.delete(key)
    }
    for (const [key, counts] of counted) this.#compare(`sums of ${key}`, columns, counts, {})
  }

  #compare(name: string, columns: readonly string[], counted: Counts, kept: Row): void {
    for (const column of columns) {
      this.#differences.expect(`${name}, ${column}`, counted.get(column) ?? 0, kept[column] ?? 0)
    }
  }
}

function batchKey(row: Row): string {
  return `batch ${row['batch_id']}, model ${row['model_id']}, scanner ${row['scanner_id']}`
}

function minuteKey(row: Row): string {
  return `batch ${row['batch_id']}, minute ${row['minute']}`
}

function countsOf(all: Map<string, Counts>, key: string): Counts {
  const known = all.get(key) ?? new Map<string, number>()
  all.set(key, known)
  return known
}

function add(counts: Counts, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by)
}
