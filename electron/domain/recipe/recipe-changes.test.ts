import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { soundRecipe } from '../../../test/make/recipes.ts'
import { DEFAULT_RECIPE } from './recipe.ts'
import { RECIPE_NUMBERS, withRecipeNumber } from './recipe-bounds.ts'
import { applyRecipeChanges, recipeChanges } from './recipe-changes.ts'

describe('recipeChanges', () => {
  it('names what changed, from what to what, and what follows', () => {
    const after = { ...DEFAULT_RECIPE, name: 'Strict', femaleThreshold: 0.9, uncertainPolicy: 'HOLD' } as const
    expect(recipeChanges(DEFAULT_RECIPE, after)).toEqual([
      { field: 'name', before: 'Standard', after: 'Strict', consequence: 'NAME_ONLY' },
      { field: 'femaleThreshold', before: 0.8, after: 0.9, consequence: 'MORE_UNCERTAIN' },
      { field: 'uncertainPolicy', before: 'RESCAN', after: 'HOLD', consequence: 'DOUBTFUL_HELD' },
    ])
  })

  it('says for every number what its rise and its fall do', () => {
    const moved = RECIPE_NUMBERS.map((field) => {
      const [low, high] = [withRecipeNumber(DEFAULT_RECIPE, field, 0), withRecipeNumber(DEFAULT_RECIPE, field, 1)]
      const [up] = recipeChanges(low, high)
      const [down] = recipeChanges(high, low)
      return `${field} ${up?.consequence} ${down?.consequence}`
    })
    expect(moved).toEqual([
      'fertilityThreshold MORE_UNCERTAIN FEWER_UNCERTAIN',
      'femaleThreshold MORE_UNCERTAIN FEWER_UNCERTAIN',
      'maleThreshold MORE_UNCERTAIN FEWER_UNCERTAIN',
      'rescansMax MORE_RESCANS FEWER_RESCANS',
      'sorterDeadlineMs MORE_TIME LESS_TIME',
      'saturatedShareMax FEWER_UNREADABLE MORE_UNREADABLE',
      'signalToNoiseMin MORE_UNREADABLE FEWER_UNREADABLE',
      'sampleShare MORE_SAMPLES FEWER_SAMPLES',
    ])
  })

  it('is empty for a recipe and itself, and leaves nothing out between any two', () => {
    fc.assert(
      fc.property(soundRecipe, soundRecipe, (one, other) => {
        expect(recipeChanges(one, one)).toEqual([])
        const { id, version } = one
        expect(applyRecipeChanges(one, recipeChanges(one, other))).toEqual({ ...other, id, version })
      }),
    )
  })
})
