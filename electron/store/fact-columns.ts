import { CONFIDENCE_BINS, QUALITY_BUCKETS } from '../domain/drift/drift-bins.ts'
import { EGG_ACTIONS, EGG_CLASSES, type EggAction, type EggClass } from '../domain/egg.ts'
import { LATENCY_BUCKETS } from './quantise.ts'

/** What a fact cell is about. 0 means none in model, operator and batch. */
export interface FactKey {
  readonly visitId: number
  /** Minutes since 1970, of the event; see `minuteOfScan`. */
  readonly minute: number
  readonly coil: number
  readonly recipeId: number
  readonly modelId: number
  readonly scannerId: number
  readonly operatorId: number
  readonly batchId: number
}

export const FACT_KEY_COLUMNS = [
  'visit_id',
  'minute',
  'coil',
  'recipe_id',
  'model_id',
  'scanner_id',
  'operator_id',
  'batch_id',
] as const

/** Scans or eggs of one class or with one action. */
export function countColumn(what: 'scans' | 'eggs', word: EggClass | EggAction): string {
  return `${what}_${word.toLowerCase()}`
}

function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${name}_${String(n).padStart(2, '0')}`)
}

export const CONFIDENCE_COLUMNS: readonly string[] = numbered('confidence', CONFIDENCE_BINS)
export const LATENCY_COLUMNS: readonly string[] = numbered('latency', LATENCY_BUCKETS)
export const QUALITY_COLUMNS: readonly string[] = numbered('quality', QUALITY_BUCKETS)

const WORDS = [...EGG_CLASSES, ...EGG_ACTIONS]

/** Every summed column, in the order in which they are written. */
export const FACT_VALUE_COLUMNS: readonly string[] = [
  ...WORDS.map((word) => countColumn('scans', word)),
  ...WORDS.map((word) => countColumn('eggs', word)),
  'confidence_sum',
  ...CONFIDENCE_COLUMNS,
  ...LATENCY_COLUMNS,
  ...QUALITY_COLUMNS,
]
