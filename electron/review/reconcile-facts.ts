import { confidenceBin, signalToNoiseBucket } from '../domain/drift/drift-bins.ts'
import { minuteOfScan } from '../domain/event-time/event-time.ts'
import { ACTION_CODES, CLASS_CODES } from '../store/codes.ts'
import {
  CONFIDENCE_COLUMNS,
  countColumn,
  FACT_KEY_COLUMNS,
  FACT_VALUE_COLUMNS,
  LATENCY_COLUMNS,
  QUALITY_COLUMNS,
} from '../store/fact-columns.ts'
import { latencyBucket, unpackLatencyMs, unpackProbability, unpackSignalToNoise } from '../store/quantise.ts'
import type { DifferenceList } from './difference-list.ts'
import type { FactRow, ScanRow } from './reconcile-rows.ts'

export interface VisitRows {
  readonly visitId: number
  readonly scans: readonly ScanRow[]
  /** Of these, the ones that speak for their eggs. */
  readonly speaking: readonly ScanRow[]
  readonly facts: readonly FactRow[]
  /** Trays up to this one are counted by arrival. */
  readonly arrivalThrough: number
}

const UNREADABLE = CLASS_CODES.code('UNREADABLE')

/** Counts the rows of a tray visit afresh, with code of its own, and compares every fact cell with it. */
export function checkFacts(visit: VisitRows, differences: DifferenceList): void {
  const cells = new Map<string, Map<string, number>>()
  for (const scan of visit.scans) addScan(cellOf(cells, visit, scan), scan)
  for (const scan of visit.speaking) addCounts(cellOf(cells, visit, scan), 'eggs', scan)
  for (const fact of visit.facts) {
    const key = keyText(FACT_KEY_COLUMNS.map((name) => fact[name] ?? 0))
    const counted = cells.get(key) ?? new Map<string, number>()
    cells.delete(key)
    for (const name of FACT_VALUE_COLUMNS) {
      differences.expect(`${key}, ${name}`, counted.get(name) ?? 0, fact[name] ?? 0)
    }
  }
  for (const key of cells.keys()) differences.add(`${key}: has rows, but there is no fact cell`)
}

function cellOf(
  cells: Map<string, Map<string, number>>,
  { visitId, arrivalThrough }: Pick<VisitRows, 'visitId' | 'arrivalThrough'>,
  scan: ScanRow,
): Map<string, number> {
  const { arrived_wall_ms: arrivedWallMs, captured_before_ms: capturedBeforeMs } = scan
  const minute = minuteOfScan({ visitId, arrivedWallMs, capturedBeforeMs }, arrivalThrough)
  const operatorId = 0
  const key = keyText([
    ...[visitId, minute, scan.coil, scan.recipe_id, scan.model_id ?? 0],
    ...[scan.scanner_id, operatorId, scan.batch_id ?? 0],
  ])
  let cell = cells.get(key)
  if (cell === undefined) {
    cell = new Map()
    cells.set(key, cell)
  }
  return cell
}

function addScan(cell: Map<string, number>, scan: ScanRow): void {
  addCounts(cell, 'scans', scan)
  const latencyMs = unpackLatencyMs(scan.latency_us)
  if (latencyMs !== null) add(cell, LATENCY_COLUMNS[latencyBucket(latencyMs)], 1)
  if (scan.signal_to_noise !== null) {
    add(cell, QUALITY_COLUMNS[signalToNoiseBucket(unpackSignalToNoise(scan.signal_to_noise))], 1)
  }
  if (scan.egg_class === UNREADABLE) return
  add(cell, CONFIDENCE_COLUMNS[confidenceBin(unpackProbability(scan.confidence))], 1)
  add(cell, 'confidence_sum', scan.confidence)
}

function addCounts(cell: Map<string, number>, what: 'scans' | 'eggs', scan: ScanRow): void {
  add(cell, countColumn(what, CLASS_CODES.word(scan.egg_class)), 1)
  add(cell, countColumn(what, ACTION_CODES.word(scan.action)), 1)
}

function add(cell: Map<string, number>, name: string | undefined, by: number): void {
  if (name === undefined) throw new Error('a value without a fact column')
  cell.set(name, (cell.get(name) ?? 0) + by)
}

function keyText(values: readonly number[]): string {
  return FACT_KEY_COLUMNS.map((name, n) => `${name.replace('_id', '')} ${values[n]}`).join(', ')
}
