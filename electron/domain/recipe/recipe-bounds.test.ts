import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { soundRecipe } from '../../../test/make/recipes.ts'
import { DEFAULT_RECIPE, type Recipe } from './recipe.ts'
import { RECIPE_BOUNDS, RECIPE_NUMBERS, recipeFaults, recipeNumber, withRecipeNumber } from './recipe-bounds.ts'

describe('recipeFaults', () => {
  it('finds nothing wrong with the standard recipe, nor with any within the bounds', () => {
    expect(recipeFaults(DEFAULT_RECIPE)).toEqual([])
    fc.assert(
      fc.property(soundRecipe, (recipe) => {
        expect(recipeFaults(recipe)).toEqual([])
      }),
    )
  })

  it.each(RECIPE_NUMBERS)('keeps %s within its bounds, both ends included', (field) => {
    const { min, max } = RECIPE_BOUNDS[field]
    const faultsAt = (value: number) =>
      recipeFaults(withRecipeNumber({ ...DEFAULT_RECIPE, uncertainPolicy: 'KEEP' }, field, value))
    expect([faultsAt(min), faultsAt(max)]).toEqual([[], []])
    for (const value of [min - 1e-6, max + 1e-6, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(faultsAt(value)).toContainEqual({ fault: 'OUT_OF_BOUNDS', field })
    }
  })

  it('counts rescans and time in whole steps', () => {
    expect(recipeFaults({ ...DEFAULT_RECIPE, rescansMax: 1.5 })).toEqual([{ fault: 'NOT_WHOLE', field: 'rescansMax' }])
    expect(recipeFaults({ ...DEFAULT_RECIPE, sorterDeadlineMs: 1500.5 })).toEqual([
      { fault: 'NOT_WHOLE', field: 'sorterDeadlineMs' },
    ])
  })

  it('names what contradicts itself', () => {
    const without = { ...DEFAULT_RECIPE, rescansMax: 0 }
    expect(recipeFaults(without)).toEqual([{ fault: 'RESCAN_WITHOUT_RESCANS', field: 'rescansMax' }])
    expect(recipeFaults({ ...without, uncertainPolicy: 'HOLD' })).toEqual([])
  })

  it('removes nothing that is taken for a hen nineteen times out of twenty', () => {
    const faultsOf = (change: Partial<Recipe>) => recipeFaults({ ...DEFAULT_RECIPE, ...change })
    const fault = [{ fault: 'REMOVES_LIKELY_HENS', field: 'femaleThreshold' }]
    for (const policy of [{ uncertainPolicy: 'REMOVE' }, { policyAfterRescans: 'REMOVE' }] as const) {
      expect(faultsOf({ ...policy, femaleThreshold: 0.95 })).toEqual([])
      expect(faultsOf({ ...policy, femaleThreshold: 0.951 })).toEqual(fault)
    }
    expect(faultsOf({ uncertainPolicy: 'HOLD', policyAfterRescans: 'REMOVE', femaleThreshold: 0.99 })).toEqual([])
    expect(faultsOf({ femaleThreshold: 0.99 })).toEqual([])
  })

  it('wants a name, and policies that it knows', () => {
    expect(recipeFaults({ ...DEFAULT_RECIPE, name: ' ' })).toEqual([{ fault: 'NAME_MISSING', field: 'name' }])
    expect(recipeFaults({ ...DEFAULT_RECIPE, name: 'x'.repeat(40) })).toEqual([])
    expect(recipeFaults({ ...DEFAULT_RECIPE, name: 'x'.repeat(41) })).toEqual([
      { fault: 'NAME_TOO_LONG', field: 'name' },
    ])
    const broken = { ...DEFAULT_RECIPE, uncertainPolicy: 'EAT', policyAfterRescans: 'RESCAN' } as never
    expect(recipeFaults(broken)).toEqual([
      { fault: 'UNKNOWN_POLICY', field: 'uncertainPolicy' },
      { fault: 'UNKNOWN_POLICY', field: 'policyAfterRescans' },
    ])
  })

  it('gives back the number that it was given', () => {
    for (const field of RECIPE_NUMBERS) expect(recipeNumber(withRecipeNumber(DEFAULT_RECIPE, field, 7), field)).toBe(7)
  })
})
