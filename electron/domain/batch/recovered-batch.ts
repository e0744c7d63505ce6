import { DEFAULT_RECIPE, type Recipe } from '../recipe/recipe.ts'
import type { BatchIdentity } from './batch.ts'

/** Names no country's rule, so the strictest limit holds; by it a recovered batch is known for what it is. */
const UNKNOWN_JURISDICTION = 'UNKNOWN'

/** What the intake journal still has of a batch that the database lost. */
export interface BatchTraces {
  readonly batchId: string
  readonly scans: number
  /** Of any message of it, scan or not. */
  readonly firstWallMs: number
  readonly lastWallMs: number
}

/**
 * The batch as far as anybody can know it: its number, and when its messages came. Flock, set time and country were in the database that is
 * gone; without a set time nothing that destroys an embryo is lawful. It is closed, because nobody knows how it was to go on.
 */
export function recoveredBatch({ batchId, firstWallMs, lastWallMs }: BatchTraces) {
  const unknown = { flock: '', breed: '', parentAgeWeeks: 0, setter: '', trolley: '', trayTypeId: '', sexingMethod: '' }
  const identity: BatchIdentity = {
    ...{ batchId, ...unknown, setAtWallMs: undefined, eggsExpected: undefined },
    jurisdictionId: UNKNOWN_JURISDICTION,
  }
  const recipe: Recipe = DEFAULT_RECIPE
  return { identity, state: 'closed', recipe, startedWallMs: firstWallMs, closedWallMs: lastWallMs } as const
}
