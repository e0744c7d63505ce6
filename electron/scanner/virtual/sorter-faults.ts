import type { Random } from '../../base/random.ts'
import { EGG_ACTIONS, type EggAction } from '../../domain/egg.ts'

export interface SorterFaults {
  /** Orders that the sorter never confirms. */
  readonly sorterLostShare: number
  /** Orders that it confirms this much later than the others. */
  readonly sorterLateShare: number
  readonly sorterLateByMs: number
  /** Orders of which it says that it did something else. */
  readonly sorterOtherShare: number
}

/** What the sorter says of one order; undefined = nothing, ever. */
export type SorterFate = { readonly action: EggAction; readonly afterMs: number } | undefined

/** Draws the same number of random numbers whatever the faults are, so that changing one share changes nothing else. */
export function sorterFate(action: EggAction, faults: SorterFaults, random: Random): SorterFate {
  const [lost, late, other] = [random.next(), random.next(), random.next()]
  const another = random.int(EGG_ACTIONS.length - 1)
  if (lost < faults.sorterLostShare) return undefined
  return {
    action: other < faults.sorterOtherShare ? (EGG_ACTIONS.filter((one) => one !== action)[another] ?? action) : action,
    afterMs: late < faults.sorterLateShare ? faults.sorterLateByMs : 0,
  }
}
