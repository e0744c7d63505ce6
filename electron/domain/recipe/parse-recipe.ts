import { err, ok, type Result } from '../../base/result.ts'
import { DEFAULT_RECIPE, type ImageLimits, type Recipe } from './recipe.ts'
import { type RecipeFault, recipeFaults } from './recipe-bounds.ts'

/** A stored recipe → a recipe that may judge. Fields that a later version added take their harmless value; anything else that is not as it must be is named. */
export function parseRecipe(stored: unknown): Result<Recipe, readonly RecipeFault[]> {
  const body = asRecord(stored)
  const recipe: Recipe = {
    id: text(body['id']),
    version: number(body['version']),
    name: text(body['name']),
    fertilityThreshold: number(body['fertilityThreshold']),
    femaleThreshold: number(body['femaleThreshold']),
    maleThreshold: number(body['maleThreshold']),
    // Checked below: a policy that is none of ours is a fault.
    uncertainPolicy: text(body['uncertainPolicy']) as Recipe['uncertainPolicy'],
    rescansMax: number(body['rescansMax']),
    policyAfterRescans: text(body['policyAfterRescans']) as Recipe['policyAfterRescans'],
    sorterDeadlineMs: number(body['sorterDeadlineMs']),
    image: imageLimitsOf(body['image']),
    sampleShare: number(body['sampleShare'] ?? DEFAULT_RECIPE.sampleShare),
  }
  const faults = recipeFaults(recipe)
  return faults.length === 0 ? ok(recipe) : err(faults)
}

/** Limits of a stored recipe. One that is older than a limit takes the standard one: a picture more that cannot be read harms no egg. */
export function imageLimitsOf(stored: unknown): ImageLimits {
  const image = asRecord(stored)
  return {
    saturatedShareMax: number(image['saturatedShareMax']),
    signalToNoiseMin: number(image['signalToNoiseMin']),
    interferenceMax: number(image['interferenceMax'] ?? DEFAULT_RECIPE.image.interferenceMax),
    evennessMin: number(image['evennessMin'] ?? DEFAULT_RECIPE.image.evennessMin),
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN
}
