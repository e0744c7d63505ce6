import { isImageLimit, type Recipe, UNCERTAIN_POLICIES } from './recipe.ts'

/** What of a recipe is a number, by the name that it has on screen. */
export const RECIPE_NUMBERS = [
  'fertilityThreshold',
  'femaleThreshold',
  'maleThreshold',
  'rescansMax',
  'sorterDeadlineMs',
  'saturatedShareMax',
  'signalToNoiseMin',
  'interferenceMax',
  'evennessMin',
  'sampleShare',
] as const
export type RecipeNumber = (typeof RECIPE_NUMBERS)[number]

/** Between which values a number may be set, and in which steps. */
export interface NumberBounds {
  readonly min: number
  readonly max: number
  readonly step: number
}

/**
 * Below one half a threshold would call an egg two things at once, and at 1 nothing would ever be called. A rescan costs a passage of the whole
 * tray; three are more than any line has time for. Later than 22 s the sorter meets the next tray of the fastest line (25,000 eggs an
 * hour, trays of 150). Eggs lie a little beside the middle, so nothing is wholly even. More than one egg in twenty is no sample any more.
 */
export const RECIPE_BOUNDS: Readonly<Record<RecipeNumber, NumberBounds>> = {
  fertilityThreshold: { min: 0.51, max: 0.999, step: 0.01 },
  femaleThreshold: { min: 0.51, max: 0.999, step: 0.01 },
  maleThreshold: { min: 0.51, max: 0.999, step: 0.01 },
  rescansMax: { min: 0, max: 3, step: 1 },
  sorterDeadlineMs: { min: 1_000, max: 22_000, step: 500 },
  saturatedShareMax: { min: 0, max: 0.5, step: 0.01 },
  signalToNoiseMin: { min: 0, max: 20, step: 0.5 },
  interferenceMax: { min: 0, max: 1, step: 0.01 },
  evennessMin: { min: 0, max: 0.9, step: 0.01 },
  sampleShare: { min: 0, max: 0.05, step: 0.001 },
}

export const RECIPE_NAME_MAX = 40

/**
 * Who removes what is doubtful removes every egg below the threshold of a hen. Above this that would be eggs which the model itself takes for
 * hens, nineteen times out of twenty. Ours; no hatchery has confirmed it yet.
 */
const FEMALE_THRESHOLD_MAX_WHEN_REMOVING = 0.95

/** What may be wrong with a recipe; closed, because screens say each in words. */
export const RECIPE_FAULTS = [
  'NAME_MISSING',
  'NAME_TOO_LONG',
  'OUT_OF_BOUNDS',
  'NOT_WHOLE',
  'UNKNOWN_POLICY',
  'RESCAN_WITHOUT_RESCANS',
  'REMOVES_LIKELY_HENS',
] as const
export type RecipeFaultKind = (typeof RECIPE_FAULTS)[number]

/** Where a fault can be. */
export const FAULTY_FIELDS = [...RECIPE_NUMBERS, 'name', 'uncertainPolicy', 'policyAfterRescans'] as const

export interface RecipeFault {
  readonly fault: RecipeFaultKind
  readonly field: (typeof FAULTY_FIELDS)[number]
}

export function recipeNumber(recipe: Recipe, field: RecipeNumber): number {
  return isImageLimit(field) ? recipe.image[field] : recipe[field]
}

/** The same recipe with another number. */
export function withRecipeNumber(recipe: Recipe, field: RecipeNumber, value: number): Recipe {
  return isImageLimit(field) ? { ...recipe, image: { ...recipe.image, [field]: value } } : { ...recipe, [field]: value }
}

/** Everything that keeps a recipe from being used; empty for a sound one. */
export function recipeFaults(recipe: Recipe): readonly RecipeFault[] {
  const faults: RecipeFault[] = RECIPE_NUMBERS.flatMap((field) => numberFaults(field, recipeNumber(recipe, field)))
  const { name, uncertainPolicy, policyAfterRescans, rescansMax } = recipe
  if (name.trim() === '') faults.push({ fault: 'NAME_MISSING', field: 'name' })
  if (name.length > RECIPE_NAME_MAX) faults.push({ fault: 'NAME_TOO_LONG', field: 'name' })
  if (!UNCERTAIN_POLICIES.includes(uncertainPolicy)) faults.push({ fault: 'UNKNOWN_POLICY', field: 'uncertainPolicy' })
  if (!isFinal(policyAfterRescans)) faults.push({ fault: 'UNKNOWN_POLICY', field: 'policyAfterRescans' })
  if (uncertainPolicy === 'RESCAN' && rescansMax === 0) {
    faults.push({ fault: 'RESCAN_WITHOUT_RESCANS', field: 'rescansMax' })
  }
  if (removesDoubtful(recipe) && recipe.femaleThreshold > FEMALE_THRESHOLD_MAX_WHEN_REMOVING) {
    faults.push({ fault: 'REMOVES_LIKELY_HENS', field: 'femaleThreshold' })
  }
  return faults
}

/** What happens after rescans is of no effect where nothing is rescanned. */
function removesDoubtful({ uncertainPolicy, policyAfterRescans }: Recipe): boolean {
  return uncertainPolicy === 'REMOVE' || (uncertainPolicy === 'RESCAN' && policyAfterRescans === 'REMOVE')
}

function isFinal(policy: string): boolean {
  return policy === 'KEEP' || policy === 'REMOVE' || policy === 'HOLD'
}

function numberFaults(field: RecipeNumber, value: number): RecipeFault[] {
  const { min, max, step } = RECIPE_BOUNDS[field]
  // Written so that what is no number is out of bounds.
  if (!(value >= min && value <= max)) return [{ fault: 'OUT_OF_BOUNDS', field }]
  return step >= 1 && !Number.isInteger(value) ? [{ fault: 'NOT_WHOLE', field }] : []
}
