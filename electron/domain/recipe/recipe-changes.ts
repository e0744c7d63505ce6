import type { Recipe } from './recipe.ts'
import { RECIPE_NUMBERS, type RecipeNumber, recipeNumber } from './recipe-bounds.ts'

/** What a change does to the work of the line, in the sense in which it was made. */
export const CONSEQUENCES = [
  'MORE_UNCERTAIN',
  'FEWER_UNCERTAIN',
  'MORE_KEPT',
  'FEWER_KEPT',
  'MORE_HELD',
  'FEWER_HELD',
  'MORE_RESCANS',
  'FEWER_RESCANS',
  'MORE_TIME',
  'LESS_TIME',
  'MORE_UNREADABLE',
  'FEWER_UNREADABLE',
  'MORE_SAMPLES',
  'FEWER_SAMPLES',
  'DOUBTFUL_KEPT',
  'DOUBTFUL_REMOVED',
  'DOUBTFUL_RESCANNED',
  'DOUBTFUL_HELD',
  'NAME_ONLY',
] as const
export type Consequence = (typeof CONSEQUENCES)[number]

/** One thing that is different between two versions. */
export type RecipeChange =
  | {
      readonly field: RecipeNumber
      readonly before: number
      readonly after: number
      readonly consequences: readonly Consequence[]
    }
  | {
      readonly field: 'name' | 'uncertainPolicy' | 'policyAfterRescans'
      readonly before: string
      readonly after: string
      readonly consequences: readonly Consequence[]
    }

/** What follows when the number rises, and when it falls. */
const WHEN_IT_MOVES: Readonly<Record<RecipeNumber, readonly [up: Consequence, down: Consequence]>> = {
  fertilityThreshold: ['MORE_UNCERTAIN', 'FEWER_UNCERTAIN'],
  femaleThreshold: ['MORE_UNCERTAIN', 'FEWER_UNCERTAIN'],
  maleThreshold: ['MORE_UNCERTAIN', 'FEWER_UNCERTAIN'],
  rescansMax: ['MORE_RESCANS', 'FEWER_RESCANS'],
  sorterDeadlineMs: ['MORE_TIME', 'LESS_TIME'],
  saturatedShareMax: ['FEWER_UNREADABLE', 'MORE_UNREADABLE'],
  signalToNoiseMin: ['MORE_UNREADABLE', 'FEWER_UNREADABLE'],
  interferenceMax: ['FEWER_UNREADABLE', 'MORE_UNREADABLE'],
  evennessMin: ['MORE_UNREADABLE', 'FEWER_UNREADABLE'],
  sampleShare: ['MORE_SAMPLES', 'FEWER_SAMPLES'],
}

const OF_POLICY = {
  KEEP: 'DOUBTFUL_KEPT',
  REMOVE: 'DOUBTFUL_REMOVED',
  RESCAN: 'DOUBTFUL_RESCANNED',
  HOLD: 'DOUBTFUL_HELD',
} as const

/** Everything that differs, in the order of the form; empty for recipes that judge alike and are called alike. */
export function recipeChanges(before: Recipe, after: Recipe): readonly RecipeChange[] {
  const changes: RecipeChange[] = []
  if (before.name !== after.name) {
    changes.push({ field: 'name', before: before.name, after: after.name, consequences: ['NAME_ONLY'] })
  }
  for (const field of RECIPE_NUMBERS) {
    const [was, is] = [recipeNumber(before, field), recipeNumber(after, field)]
    const [up, down] = WHEN_IT_MOVES[field]
    const moved = { field, before: was, after: is }
    if (is > was) changes.push({ ...moved, consequences: [up, ...ofDoubt(field, true, after)] })
    if (is < was) changes.push({ ...moved, consequences: [down, ...ofDoubt(field, false, after)] })
  }
  for (const field of ['uncertainPolicy', 'policyAfterRescans'] as const) {
    if (before[field] === after[field]) continue
    // What is done after rescans is done nowhere, where nothing is rescanned.
    const isUsed = field === 'uncertainPolicy' || after.uncertainPolicy === 'RESCAN'
    const consequences = isUsed ? [OF_POLICY[after[field]]] : []
    changes.push({ field, before: before[field], after: after[field], consequences })
  }
  return changes
}

/** Thresholds whose doubtful eggs would otherwise have been dealt with in another way, by what becomes of doubtful ones in the end. */
const MOVED_BY: Readonly<Record<Recipe['policyAfterRescans'], readonly RecipeNumber[]>> = {
  // Kept either way: what is called female. Removed otherwise: what is called male, clear or dead.
  KEEP: ['fertilityThreshold', 'maleThreshold'],
  // Removed either way: what is called male, clear or dead. Kept otherwise: what is called female.
  REMOVE: ['fertilityThreshold', 'femaleThreshold'],
  HOLD: ['fertilityThreshold', 'femaleThreshold', 'maleThreshold'],
}

const WHEN_MORE_DOUBTFUL = { KEEP: 'MORE_KEPT', REMOVE: 'FEWER_KEPT', HOLD: 'MORE_HELD' } as const
const WHEN_LESS_DOUBTFUL = { KEEP: 'FEWER_KEPT', REMOVE: 'MORE_KEPT', HOLD: 'FEWER_HELD' } as const

/** What a threshold does to purity and to hens depends on what becomes of the eggs that it makes doubtful. */
function ofDoubt(field: RecipeNumber, isHigher: boolean, recipe: Recipe): readonly Consequence[] {
  const { uncertainPolicy, policyAfterRescans } = recipe
  const end = uncertainPolicy === 'RESCAN' ? policyAfterRescans : uncertainPolicy
  if (!MOVED_BY[end].includes(field)) return []
  return [isHigher ? WHEN_MORE_DOUBTFUL[end] : WHEN_LESS_DOUBTFUL[end]]
}
