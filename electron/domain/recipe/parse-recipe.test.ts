import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { soundRecipe } from '../../../test/make/recipes.ts'
import { parseRecipe } from './parse-recipe.ts'
import { DEFAULT_RECIPE } from './recipe.ts'

describe('parseRecipe', () => {
  it('gives back what was stored', () => {
    fc.assert(
      fc.property(soundRecipe, (recipe) => {
        expect(parseRecipe(JSON.parse(JSON.stringify(recipe)))).toEqual({ ok: true, value: recipe })
      }),
    )
  })

  it('reads a recipe from before there were samples', () => {
    const { sampleShare: _, ...older } = DEFAULT_RECIPE
    expect(parseRecipe(older)).toEqual({ ok: true, value: DEFAULT_RECIPE })
  })

  it('lets a recipe from before interference and evenness were measured ask for them as the standard recipe does', () => {
    const { interferenceMax: _, evennessMin: __, ...image } = DEFAULT_RECIPE.image
    expect(parseRecipe({ ...DEFAULT_RECIPE, image })).toEqual({ ok: true, value: DEFAULT_RECIPE })
  })

  it('never lets anything else judge', () => {
    for (const broken of [
      undefined,
      null,
      'recipe',
      {},
      { ...DEFAULT_RECIPE, image: 1 },
      { ...DEFAULT_RECIPE, name: 3 },
      // Text that a comparison would take for a number.
      { ...DEFAULT_RECIPE, femaleThreshold: '0.8' },
    ]) {
      expect(parseRecipe(broken).ok).toBe(false)
    }
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(parseRecipe(value).ok).toBe(false)
      }),
    )
  })
})
