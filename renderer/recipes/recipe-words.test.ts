import { describe, expect, it } from 'vitest'
import { RECIPE_BOUNDS, RECIPE_NUMBERS } from '../../electron/domain/recipe/recipe-bounds.ts'
import { fromShown, shownBounds, shownUnit, toShown } from './recipe-words.ts'

describe('numbers of a recipe on screen', () => {
  it('come back as they were, at every step between their bounds', () => {
    for (const field of RECIPE_NUMBERS) {
      const { min, max, step } = RECIPE_BOUNDS[field]
      for (let value = min; value <= max; value += step) {
        expect(fromShown(field, toShown(field, value))).toBeCloseTo(value, 6)
      }
    }
  })

  it('are percent and seconds', () => {
    expect([toShown('femaleThreshold', 0.999), shownUnit('femaleThreshold')]).toEqual([99.9, '%'])
    expect(shownBounds('sorterDeadlineMs')).toEqual({ min: 1, max: 22, step: 0.5 })
    expect(shownBounds('sampleShare')).toEqual({ min: 0, max: 5, step: 0.1 })
    expect(shownUnit('rescansMax')).toBe('')
  })
})
