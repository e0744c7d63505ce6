import { describe, expect, it } from 'vitest'
import { AGE_HOURS, drawInSeries, drawSample, TRAINED_BREEDS, TRAINING_MIXTURE } from './splits.ts'

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
    expect(new Set(samples.map(({ truth }) => truth.fault)).size).toBeGreaterThan(5)
    expect(new Set(samples.flatMap(({ truth }) => truth.flags))).toEqual(new Set(['INVERTED', 'DOUBLE_YOLK']))
    expect(samples.every(({ ageHours }) => ageHours >= AGE_HOURS[0] && ageHours <= AGE_HOURS[1])).toBe(true)
  })

  it('shows every split the same breeds, and none of them the one that is kept out', () => {
    for (const split of ['train', 'calibration', 'test'] as const) {
      const breeds = new Set(Array.from({ length: 60 }, (_, index) => drawSample(split, index).breed))
      expect(breeds).toEqual(new Set(TRAINED_BREEDS))
    }
    expect(TRAINED_BREEDS).not.toContain('phantom-strange')
  })

  it('teaches doubt only where a fault can be seen: an empty cell that is shifted is an empty cell', () => {
    const empty = Array.from({ length: 1500 }, (_, index) => index).filter((index) => {
      const { truth } = drawSample('train', index)
      return truth.kind === 'EMPTY' && (truth.fault === 'SHIFTED_FRAME' || truth.fault === 'DEAD_ELEMENT')
    })
    expect(empty).toEqual([])
  })
})

describe('drawInSeries', () => {
  it('has seeds of its own and changes what it is told to, nothing else', () => {
    const plain = drawInSeries('a', 1, {})
    expect(drawInSeries('a', 1, {})).toEqual(plain)
    expect(drawInSeries('b', 1, {}).image.pixels).not.toEqual(plain.image.pixels)
    expect(drawSample('test', 1).image.pixels).not.toEqual(plain.image.pixels)
    const noisy = drawInSeries('a', 1, { coilNoise: 2 })
    expect(noisy.noise).toBeCloseTo(2 * plain.noise, 12)
    expect(noisy.truth).toEqual(plain.truth)
    const faulty = drawInSeries('a', 1, { truth: (drawn) => ({ ...drawn, fault: 'RF_ZIPPER' }) })
    expect(faulty.truth).toEqual({ ...plain.truth, fault: 'RF_ZIPPER' })
    expect(drawInSeries('a', 1, { breed: 'phantom-strange' }).breed).toBe('phantom-strange')
  })
})
