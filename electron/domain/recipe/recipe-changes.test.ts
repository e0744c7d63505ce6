import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { soundRecipe } from '../../../test/make/recipes.ts'
import { DEFAULT_RECIPE, type Recipe } from './recipe.ts'
import { RECIPE_NUMBERS, withRecipeNumber } from './recipe-bounds.ts'
import { type RecipeChange, recipeChanges } from './recipe-changes.ts'

/** The recipe that a list of changes makes of another one. */
function applied(recipe: Recipe, changes: readonly RecipeChange[]): Recipe {
  return changes.reduce<Recipe>((changed, { field, after }) => {
    const number = RECIPE_NUMBERS.find((one) => one === field)
    return number === undefined ? { ...changed, [field]: after } : withRecipeNumber(changed, number, Number(after))
  }, recipe)
}

describe('recipeChanges', () => {
  it('names what changed, from what to what, and what follows', () => {
    const after = { ...DEFAULT_RECIPE, name: 'Strict', femaleThreshold: 0.9, uncertainPolicy: 'HOLD' } as const
    expect(recipeChanges(DEFAULT_RECIPE, after)).toEqual([
      { field: 'name', before: 'Standard', after: 'Strict', consequences: ['NAME_ONLY'] },
      { field: 'femaleThreshold', before: 0.8, after: 0.9, consequences: ['MORE_UNCERTAIN', 'MORE_HELD'] },
      { field: 'uncertainPolicy', before: 'RESCAN', after: 'HOLD', consequences: ['DOUBTFUL_HELD'] },
    ])
  })

  it('says for every number what its rise and its fall do', () => {
    const moved = RECIPE_NUMBERS.map((field) => {
      const [low, high] = [withRecipeNumber(DEFAULT_RECIPE, field, 0), withRecipeNumber(DEFAULT_RECIPE, field, 1)]
      const [up] = recipeChanges(low, high)
      const [down] = recipeChanges(high, low)
      return `${field} ${up?.consequences[0]} ${down?.consequences[0]}`
    })
    expect(moved).toEqual([
      'fertilityThreshold MORE_UNCERTAIN FEWER_UNCERTAIN',
      'femaleThreshold MORE_UNCERTAIN FEWER_UNCERTAIN',
      'maleThreshold MORE_UNCERTAIN FEWER_UNCERTAIN',
      'rescansMax MORE_RESCANS FEWER_RESCANS',
      'sorterDeadlineMs MORE_TIME LESS_TIME',
      'saturatedShareMax FEWER_UNREADABLE MORE_UNREADABLE',
      'signalToNoiseMin MORE_UNREADABLE FEWER_UNREADABLE',
      'interferenceMax FEWER_UNREADABLE MORE_UNREADABLE',
      'evennessMin MORE_UNREADABLE FEWER_UNREADABLE',
      'sampleShare MORE_SAMPLES FEWER_SAMPLES',
    ])
  })

  it('says of the policy after rescans what follows, where anything is rescanned', () => {
    const of = (uncertainPolicy: 'RESCAN' | 'KEEP') => {
      const before = { ...DEFAULT_RECIPE, uncertainPolicy, policyAfterRescans: 'KEEP' } as const
      return recipeChanges(before, { ...before, policyAfterRescans: 'HOLD' })
    }
    const moved = { field: 'policyAfterRescans', before: 'KEEP', after: 'HOLD' }
    expect(of('RESCAN')).toEqual([{ ...moved, consequences: ['DOUBTFUL_HELD'] }])
    expect(of('KEEP')).toEqual([{ ...moved, consequences: [] }])
    const kept = { ...DEFAULT_RECIPE, uncertainPolicy: 'KEEP' } as const
    expect(recipeChanges(kept, { ...kept, uncertainPolicy: 'HOLD' })[0]?.consequences).toEqual(['DOUBTFUL_HELD'])
  })

  it('says what a threshold does to what is kept, by what becomes of doubtful eggs', () => {
    const rows = (['KEEP', 'REMOVE', 'HOLD'] as const).map((policy) => {
      const thresholds = ['fertilityThreshold', 'femaleThreshold', 'maleThreshold'] as const
      const said = thresholds.map((field) => {
        const lower = { ...DEFAULT_RECIPE, policyAfterRescans: policy }
        const higher = { ...lower, uncertainPolicy: policy, [field]: 0.9 }
        const [up, down] = [recipeChanges(lower, higher), recipeChanges(higher, lower)]
        return `${up[0]?.consequences[1] ?? '-'} ${down[0]?.consequences[1] ?? '-'}`
      })
      return [policy, ...said].join(', ')
    })
    expect(rows).toEqual([
      'KEEP, MORE_KEPT FEWER_KEPT, - -, MORE_KEPT FEWER_KEPT',
      'REMOVE, FEWER_KEPT MORE_KEPT, FEWER_KEPT MORE_KEPT, - -',
      'HOLD, MORE_HELD FEWER_HELD, MORE_HELD FEWER_HELD, MORE_HELD FEWER_HELD',
    ])
  })

  it('is empty for a recipe and itself, and leaves nothing out between any two', () => {
    fc.assert(
      fc.property(soundRecipe, soundRecipe, (one, other) => {
        expect(recipeChanges(one, one)).toEqual([])
        const { id, version } = one
        expect(applied(one, recipeChanges(one, other))).toEqual({ ...other, id, version })
      }),
    )
  })
})
