import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrationBins, curveOf, type Scored } from './curves.ts'

const scored = (...pairs: readonly (readonly [number, boolean])[]): Scored[] =>
  pairs.map(([probability, positive]) => ({ probability, positive }))

const anyScored = fc.array(
  fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), positive: fc.boolean() }),
  { minLength: 1, maxLength: 60 },
)

describe('curveOf', () => {
  it('gives a perfect order an area of 1, the reverse 0, and no order a half', () => {
    expect(curveOf('x', scored([0.9, true], [0.8, true], [0.1, false])).rocArea).toBe(1)
    expect(curveOf('x', scored([0.1, true], [0.8, false])).rocArea).toBe(0)
    expect(curveOf('x', scored([0.5, true], [0.5, false], [0.5, true])).rocArea).toBe(0.5)
    expect(curveOf('x', scored([0.5, true])).rocArea).toBe(0.5)
  })

  it('counts by hand what it draws', () => {
    const curve = curveOf('x', scored([0.9, true], [0.7, false], [0.6, true], [0.2, false]))
    expect(curve).toMatchObject({ n: 4, positives: 2, rocArea: 0.75, averagePrecision: 0.8333 })
    const half = { recall: 1, falsePositiveRate: 0.5, precision: 0.6667 }
    expect(curve.points).toContainEqual(expect.objectContaining(half))
  })

  it('has the area of comparing every positive with every negative', () => {
    const byPairs = (all: readonly Scored[]) => {
      const wins = all.flatMap((one) =>
        all
          .filter((other) => one.positive && !other.positive)
          .map((other) => (one.probability > other.probability ? 1 : one.probability === other.probability ? 0.5 : 0)),
      )
      return wins.length === 0 ? 0.5 : wins.reduce<number>((sum, win) => sum + win, 0) / wins.length
    }
    fc.assert(
      fc.property(anyScored, (all) => {
        expect(curveOf('x', all).rocArea).toBeCloseTo(byPairs(all), 3)
      }),
    )
  })

  it('never falls: a lower threshold finds no less and errs no less', () => {
    fc.assert(
      fc.property(anyScored, (all) => {
        const { points } = curveOf('x', all)
        points.slice(1).forEach((point, index) => {
          expect(point.recall).toBeLessThanOrEqual(points[index]?.recall ?? 0)
          expect(point.falsePositiveRate).toBeLessThanOrEqual(points[index]?.falsePositiveRate ?? 0)
        })
      }),
    )
  })
})

describe('calibrationBins', () => {
  it('says for each bin what was stated and what came true, 1 belonging to the last', () => {
    expect(calibrationBins(scored([0.05, false], [0.07, true], [1, true]), 10)).toEqual([
      { from: 0, to: 0.1, n: 2, stated: 0.06, observed: 0.5 },
      { from: 0.9, to: 1, n: 1, stated: 1, observed: 1 },
    ])
  })
})
