import { describe, expect, it } from 'vitest'
import { AGE_HOURS, drawSample, TRAINING_MIXTURE } from './splits.ts'

const IMAGES = 400

describe('drawSample', () => {
  it('gives the same picture for the same place in the same split, and another in another split', () => {
    expect(drawSample('test', 5)).toEqual(drawSample('test', 5))
    expect(drawSample('test', 5).image.pixels).not.toEqual(drawSample('calibration', 5).image.pixels)
    expect(drawSample('test', 5).image.pixels).not.toEqual(drawSample('test', 6).image.pixels)
  })

  it('keeps faults of the scanner out of calibration and test', () => {
    for (const split of ['calibration', 'test'] as const) {
      for (let index = 0; index < IMAGES; index++) expect(drawSample(split, index).truth.fault).toBeUndefined()
    }
  })

  it('mixes rare kinds and faults into training, within the ages', () => {
    const samples = Array.from({ length: IMAGES }, (_, index) => drawSample('train', index))
    const shareOf = (kind: string) => samples.filter(({ truth }) => truth.kind === kind).length / IMAGES
    for (const [kind, share] of Object.entries(TRAINING_MIXTURE)) {
      expect(Math.abs(shareOf(kind) - share)).toBeLessThan(0.08)
    }
    expect(samples.some(({ truth }) => truth.fault !== undefined)).toBe(true)
    expect(samples.every(({ ageHours }) => ageHours >= AGE_HOURS[0] && ageHours <= AGE_HOURS[1])).toBe(true)
  })
})
