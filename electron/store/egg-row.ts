import type { OrderFault } from '../domain/sorter-word.ts'
import { ACTION_CODES, CLASS_CODES } from './codes.ts'
import type { FactKey } from './fact-columns.ts'
import type { CountedMinutes, EggState } from './store.ts'

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

/** Which scan it is. */
export interface ScanKey {
  readonly visit_id: number
  readonly cell: number
  readonly attempt: number
  readonly session_id: number
  readonly sequence: number
}

export interface EggRow {
  readonly attempt: number
  readonly session_id: number
  readonly sequence: number
  readonly egg_class: number
  readonly action: number
}

export type ScanOfEgg = Pick<EggRow, 'attempt' | 'session_id' | 'sequence'>
export type CountedRow = EggRow & { readonly counted: number }

export interface SpokenRow {
  readonly arrived_wall_ms: number
  readonly captured_before_ms: number | null
  readonly coil: number
  readonly recipe_id: number
  readonly model_id: number | null
  readonly batch_id: number | null
  readonly scanner_id: number
  readonly egg_class: number
  readonly action: number
  readonly reason: number
}

export function eggStateOf(row: Pick<EggRow, 'egg_class' | 'action' | 'attempt'>): EggState {
  return { eggClass: CLASS_CODES.word(row.egg_class), action: ACTION_CODES.word(row.action), attempt: row.attempt }
}

/** What an egg was counted as and is counted as now; `own` where another passage speaks for it. */
export interface EggOffer {
  readonly before: EggState | undefined
  readonly after: EggState
  readonly own?: EggState
  readonly minutes?: CountedMinutes
  readonly fault?: OrderFault
}
