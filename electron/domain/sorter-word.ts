import type { DecisionReason, EggAction } from './egg.ts'
import { destroysEmbryo } from './law/allowed-actions.ts'

/** Why an egg is not what was ordered for it; kept with the egg, counted and told. */
export const ORDER_FAULTS = [
  /** The order did not go out, or nobody knows whether it did. */
  'NOT_SENT',
  /** The deadline of the sorter was over before it went out, or when it reached the sorter. */
  'TOO_LATE',
  /** The sorter never said what became of it. */
  'SORTER_SILENT',
  /** The sorter says that it did something else. */
  'SORTER_DISAGREES',
  /** The sorter removed the egg by an order that a database had forgotten when the egg was decided again. */
  'ORDER_FORGOTTEN',
] as const
export type OrderFault = (typeof ORDER_FAULTS)[number]

/** What was decided for an egg. */
export interface Ordered {
  readonly action: EggAction
  readonly reason: DecisionReason
}

/** What an egg is after the sorter's word on it. */
export interface SorterOutcome {
  readonly action: EggAction
  readonly fault: OrderFault | undefined
}

/** The egg stays where it is and nothing is asked of anybody; a sorter need not tell an empty cell from a kept egg. */
const LEFT_ALONE: readonly EggAction[] = ['KEEP', 'NONE']

/**
 * What became of an egg by the sorter's word. A removal that took place took place, whatever was ordered. An egg that stands there still is
 * never better off than it was ordered to be: one that should have been removed waits. HOLD is what a sorter does with an order that came
 * after its deadline. An older sorter, which does not say what it did, did as it was told. Of an egg that was decided again nobody knows any more
 * what the sorter had been told: it cannot have disagreed, what it removed is removed, and what stands there waits as decided.
 */
export function afterSorterWord({ action: ordered, reason }: Ordered, done: EggAction | undefined): SorterOutcome {
  if (done === undefined || done === ordered) return { action: ordered, fault: undefined }
  if (LEFT_ALONE.includes(done) && LEFT_ALONE.includes(ordered)) return { action: ordered, fault: undefined }
  if (reason === 'DECIDED_AGAIN') {
    return destroysEmbryo(done) ? { action: done, fault: 'ORDER_FORGOTTEN' } : { action: ordered, fault: undefined }
  }
  if (destroysEmbryo(done)) return { action: done, fault: 'SORTER_DISAGREES' }
  if (done === 'HOLD') return { action: 'HOLD', fault: 'TOO_LATE' }
  return { action: destroysEmbryo(ordered) ? 'HOLD' : ordered, fault: 'SORTER_DISAGREES' }
}
