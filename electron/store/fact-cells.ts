import { confidenceBin, signalToNoiseBucket } from '../domain/drift/drift-bins.ts'
import { EGG_ACTIONS, EGG_CLASSES, type EggAction, type EggClass } from '../domain/egg.ts'
import { ChangeFact } from './change-fact.ts'
import {
  CONFIDENCE_COLUMNS,
  countColumn,
  FACT_KEY_COLUMNS,
  FACT_VALUE_COLUMNS,
  type FactKey,
  LATENCY_COLUMNS,
  QUALITY_COLUMNS,
} from './fact-columns.ts'
import type { Statement, WritableDb } from './open-database.ts'
import { latencyBucket, unpackLatencyMs, unpackProbability, unpackSignalToNoise } from './quantise.ts'
import { SumRows } from './sum-rows.ts'

/** What one scan adds to its cell; numbers as they are packed in its row, so that what is counted afresh falls into the same bins. */
export interface ScanMeasures {
  readonly eggClass: EggClass
  readonly action: EggAction
  readonly confidence: number
  readonly latencyUs: number
  readonly signalToNoise: number | null
  /** Decided when the sorter could not act any more. */
  readonly tooLate: boolean
}

const KEYS = FACT_KEY_COLUMNS.length

/** Cells that are remembered as written: those of the trays under way, of eight lines with two dozen coils each, for some minutes. Effect: an older one is looked for. */
const WRITTEN_MAX = 4096

const at = (column: string) => KEYS + FACT_VALUE_COLUMNS.indexOf(column)
const offsets = <Word extends EggClass | EggAction>(what: 'scans' | 'eggs', words: readonly Word[]) =>
  new Map<Word, number>(words.map((word) => [word, at(countColumn(what, word))]))

const SCANS_OF_CLASS = offsets('scans', EGG_CLASSES)
const SCANS_OF_ACTION = offsets('scans', EGG_ACTIONS)
const EGGS_OF_CLASS = offsets('eggs', EGG_CLASSES)
const EGGS_OF_ACTION = offsets('eggs', EGG_ACTIONS)
const CONFIDENCE_SUM = at('confidence_sum')
const FIRST_CONFIDENCE = at(CONFIDENCE_COLUMNS[0] ?? '')
const FIRST_LATENCY = at(LATENCY_COLUMNS[0] ?? '')
const FIRST_QUALITY = at(QUALITY_COLUMNS[0] ?? '')

const COLUMNS = [...FACT_KEY_COLUMNS, ...FACT_VALUE_COLUMNS]

/** Adds to a cell, or makes it. */
export const ADD_FACT_SQL = `INSERT INTO fact (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})
  ON CONFLICT (${FACT_KEY_COLUMNS.join(', ')}) DO UPDATE SET
  ${FACT_VALUE_COLUMNS.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`

/** The roll-ups of one transaction: summed in memory first, so that sixteen scans of a tray touch a few cells once each. */
export class FactCells {
  readonly #add: Statement
  readonly #change: ChangeFact
  readonly #sums: SumRows
  readonly #cells = new Map<string, number[]>()
  /** Cells that were written lately, those written first standing first: they are there. */
  readonly #written = new Set<string>()

  constructor(db: WritableDb) {
    this.#add = db.prepare(ADD_FACT_SQL)
    this.#change = new ChangeFact(db)
    this.#sums = new SumRows(db)
  }

  addScan(key: FactKey, scan: ScanMeasures): void {
    const cell = this.#cell(key)
    bump(cell, SCANS_OF_CLASS.get(scan.eggClass), 1)
    bump(cell, SCANS_OF_ACTION.get(scan.action), 1)
    const latencyMs = unpackLatencyMs(scan.latencyUs)
    if (latencyMs !== null) bump(cell, FIRST_LATENCY + latencyBucket(latencyMs), 1)
    if (scan.tooLate) this.#sums.addTooLate(key)
    // An unreadable picture was called nothing: its confidence would only blur the histogram of those that were.
    if (scan.eggClass !== 'UNREADABLE') {
      bump(cell, CONFIDENCE_SUM, scan.confidence)
      bump(cell, FIRST_CONFIDENCE + confidenceBin(unpackProbability(scan.confidence)), 1)
    }
    if (scan.signalToNoise !== null)
      bump(cell, FIRST_QUALITY + signalToNoiseBucket(unpackSignalToNoise(scan.signalToNoise)), 1)
  }

  /** Counts an egg in the cell of the scan that speaks for it, or (−1) takes it out because another one does now. */
  addEgg(key: FactKey, state: { readonly eggClass: EggClass; readonly action: EggAction }, count: 1 | -1): void {
    const cell = this.#cell(key)
    bump(cell, EGGS_OF_CLASS.get(state.eggClass), count)
    bump(cell, EGGS_OF_ACTION.get(state.action), count)
  }

  /** Writes what was added since the last call. */
  write(): void {
    // An egg that was taken out and put back changes nothing, and must not look like a change.
    for (const [name, cell] of this.#cells) {
      if (!cell.some((value, at) => at >= KEYS && value !== 0)) continue
      this.#sums.add(cell)
      if (this.#written.has(name) && this.#change.run(cell)) continue
      this.#add.run(cell)
      this.#note(name)
    }
    this.#sums.write()
    this.#cells.clear()
  }

  /** Forgets what was added, because its transaction failed. */
  forget(): void {
    this.#sums.forget()
    this.#cells.clear()
    this.#written.clear()
  }

  #note(name: string): void {
    this.#written.add(name)
    const first = this.#written.values().next().value
    if (this.#written.size > WRITTEN_MAX && first !== undefined) this.#written.delete(first)
  }

  #cell(key: FactKey): number[] {
    const keys = [
      ...[key.visitId, key.minute, key.coil, key.recipeId],
      ...[key.modelId, key.scannerId, key.operatorId, key.batchId],
    ]
    const name = keys.join(' ')
    let cell = this.#cells.get(name)
    if (cell === undefined) {
      cell = [...keys, ...FACT_VALUE_COLUMNS.map(() => 0)]
      this.#cells.set(name, cell)
    }
    return cell
  }
}

function bump(cell: number[], index: number | undefined, by: number): void {
  if (index === undefined) throw new Error('a word without a fact column')
  cell[index] = (cell[index] ?? 0) + by
}
