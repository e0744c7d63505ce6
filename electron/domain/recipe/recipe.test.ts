import { describe, expect, it } from 'vitest'
import { DEFAULT_RECIPE } from './recipe.ts'

describe('DEFAULT_RECIPE', () => {
  it('has the name by which batches that choose none ask for it', () => {
    expect(DEFAULT_RECIPE).toMatchObject({ id: 'standard', version: 1, sampleShare: 0 })
  })

  it('can call no egg two things at once, and asks for a clear majority', () => {
    const { fertilityThreshold, femaleThreshold, maleThreshold } = DEFAULT_RECIPE
    for (const threshold of [fertilityThreshold, femaleThreshold, maleThreshold]) {
      expect(threshold).toBeGreaterThan(0.5)
      expect(threshold).toBeLessThan(1)
    }
  })

  it('says which recipe it is, because every egg names it', () => {
    expect(DEFAULT_RECIPE).toMatchObject({ id: 'standard', version: 1, name: 'Standard' })
  })

  it('does not remove what it is not sure of', () => {
    expect(DEFAULT_RECIPE.uncertainPolicy).not.toBe('REMOVE')
    expect(DEFAULT_RECIPE.policyAfterRescans).toBe('KEEP')
    expect(DEFAULT_RECIPE.rescansMax).toBeGreaterThanOrEqual(1)
  })
})
