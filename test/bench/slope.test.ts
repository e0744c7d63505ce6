import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../electron/base/random.ts'
import { type Point, slopePerHour, slopeWithUncertainty } from './slope.ts'

const MINUTE_MS = 60_000

const line = (perHour: number, noise: (index: number) => number): Point[] =>
  Array.from({ length: 60 }, (_, index) => ({
    at: index * MINUTE_MS,
    value: 100 + (perHour * index) / 60 + noise(index),
  }))

describe('the slope of a line', () => {
  it('is found exactly where nothing disturbs it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000, max: 1_000 }), (perHour) => {
        const { perHour: found, plusMinus } = slopeWithUncertainty(line(perHour, () => 0))
        expect(found).toBeCloseTo(perHour, 6)
        expect(plusMinus).toBeLessThan(1e-6)
      }),
    )
  })

  it('lies within its uncertainty in about 95 of 100 noisy runs', () => {
    const random = seededRandom('slope')
    const runs = Array.from({ length: 1_000 }, () => slopeWithUncertainty(line(5, () => random.next() * 20)))
    const held = runs.filter(({ perHour, plusMinus }) => Math.abs(perHour - 5) <= plusMinus).length
    expect(held).toBeGreaterThan(900)
    expect(held).toBeLessThan(990)
  })

  it('is less certain where values come in waves', () => {
    const random = seededRandom('waves')
    const jumps = Array.from({ length: 60 }, () => random.next() * 20)
    const waves = (index: number) => jumps[Math.floor(index / 10) * 10] ?? 0
    const restless = slopeWithUncertainty(line(0, (index) => jumps[index] ?? 0))
    expect(slopeWithUncertainty(line(0, waves)).plusMinus).toBeGreaterThan(2 * restless.plusMinus)
  })

  it('is unknown of one moment', () => {
    const points = [{ at: 0, value: 1 }]
    expect(slopePerHour(points)).toBe(0)
    expect(slopeWithUncertainty(points)).toEqual({ perHour: 0, plusMinus: Number.POSITIVE_INFINITY })
  })
})
