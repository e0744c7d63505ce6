import * as fc from 'fast-check'
import type { Recipe } from '../../electron/domain/recipe/recipe.ts'

const threshold = fc.double({ min: 0.51, max: 0.999, noNaN: true })

/** Any recipe that may be used: within its bounds, and without a contradiction. */
export const soundRecipe: fc.Arbitrary<Recipe> = fc
  .record({
    id: fc.constantFrom('standard', 'brown'),
    version: fc.integer({ min: 1, max: 99 }),
    name: fc.constantFrom('Standard', 'Brown layers'),
    fertilityThreshold: threshold,
    femaleThreshold: threshold,
    maleThreshold: threshold,
    uncertainPolicy: fc.constantFrom('KEEP', 'REMOVE', 'RESCAN', 'HOLD'),
    rescansMax: fc.integer({ min: 1, max: 3 }),
    policyAfterRescans: fc.constantFrom('KEEP', 'REMOVE', 'HOLD'),
    sorterDeadlineMs: fc.integer({ min: 1_000, max: 22_000 }),
    image: fc.record({
      saturatedShareMax: fc.double({ min: 0, max: 0.5, noNaN: true }),
      signalToNoiseMin: fc.double({ min: 0, max: 20, noNaN: true }),
      interferenceMax: fc.double({ min: 0, max: 1, noNaN: true }),
      evennessMin: fc.double({ min: 0, max: 0.9, noNaN: true }),
    }),
    sampleShare: fc.double({ min: 0, max: 0.05, noNaN: true }),
  })
  // What removes doubtful eggs must not call likely hens doubtful.
  .map((recipe) => (removes(recipe) ? { ...recipe, femaleThreshold: Math.min(0.95, recipe.femaleThreshold) } : recipe))

function removes({ uncertainPolicy, policyAfterRescans }: Recipe): boolean {
  return (uncertainPolicy === 'RESCAN' ? policyAfterRescans : uncertainPolicy) === 'REMOVE'
}
