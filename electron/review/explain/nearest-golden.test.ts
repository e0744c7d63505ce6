import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectedOf, nearestGolden, type Outputs, outputsApart } from './nearest-golden.ts'

const hen: Outputs = { viable: 1, infertile: 0, earlyDead: 0, midDead: 0, empty: 0, female: 1 }
const cock = { ...hen, female: 0 }
const clear = { ...hen, viable: 0, infertile: 1 }

const anyOutputs: fc.Arbitrary<Outputs> = fc
  .tuple(...Array.from({ length: 6 }, () => fc.double({ min: 0.001, max: 1, noNaN: true })))
  .map(([a = 1, b = 1, c = 1, d = 1, e = 1, female = 1]) => {
    const sum = a + b + c + d + e
    return { viable: a / sum, infertile: b / sum, earlyDead: c / sum, midDead: d / sum, empty: e / sum, female }
  })

describe('the distance between two answers of a model', () => {
  it('is nothing for the same, all for what has nothing in common, and leaves out the sex of what does not live', () => {
    expect(outputsApart(hen, hen)).toBe(0)
    expect(outputsApart(hen, cock)).toBe(1)
    expect(outputsApart(hen, { ...hen, female: 0.75 })).toBeCloseTo(0.25)
    expect(outputsApart(clear, { ...clear, female: 0 })).toBe(0)
  })

  it('is a distance: the same both ways, within 0 and 1, and never longer by a third one', () => {
    fc.assert(
      fc.property(anyOutputs, anyOutputs, anyOutputs, (a, b, c) => {
        expect(outputsApart(a, b)).toBeCloseTo(outputsApart(b, a), 12)
        expect(outputsApart(a, b)).toBeLessThanOrEqual(1 + 1e-12)
        expect(outputsApart(a, c)).toBeLessThanOrEqual(outputsApart(a, b) + outputsApart(b, c) + 1e-12)
      }),
    )
  })
})

describe('the nearest golden scans', () => {
  const expected = Float32Array.from([
    ...[0, 1, 0, 0, 0, 0.5],
    ...[1, 0, 0, 0, 0, 0.9],
    ...[1, 0, 0, 0, 0, 0.1],
    ...[1, 0, 0, 0, 0, 0.9],
  ])

  it('come with the nearest first, and of equal ones the first of the package', () => {
    expect(nearestGolden(hen, expected, 3).map(({ scan }) => scan)).toEqual([1, 3, 2])
    expect(nearestGolden(hen, expected, 1)[0]?.apart).toBeCloseTo(0.1)
    expect(nearestGolden(clear, expected, 9).map(({ scan }) => scan)).toEqual([0, 1, 2, 3])
  })

  it('carry the figures of their package', () => {
    expect(expectedOf(expected, 2)).toMatchObject({ viable: 1, infertile: 0 })
    expect(expectedOf(expected, 2).female).toBeCloseTo(0.1)
    expect(nearestGolden(hen, new Float32Array(), 3)).toEqual([])
  })
})
