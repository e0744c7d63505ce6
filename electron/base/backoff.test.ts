import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoffMs } from './backoff.ts'
import { type Random, seededRandom } from './random.ts'

/** Draws always the same: the ends of the range can then be asked for. */
function always(value: number): Random {
  const random: Random = { next: () => value, int: () => 0, normal: () => 0, fork: () => random }
  return random
}

const options = fc
  .record({ baseMs: fc.integer({ min: 1, max: 5000 }), capMs: fc.integer({ min: 1, max: 600_000 }) })
  .filter(({ baseMs, capMs }) => baseMs <= capMs)

describe('backoffMs', () => {
  it('stays within nothing and the cap, at any attempt', () => {
    fc.assert(
      fc.property(fc.nat(10_000), options, fc.integer(), (attempt, limits, seed) => {
        const waitMs = backoffMs(attempt, limits, seededRandom(seed))
        expect(Number.isInteger(waitMs)).toBe(true)
        expect(waitMs).toBeGreaterThanOrEqual(0)
        expect(waitMs).toBeLessThanOrEqual(limits.capMs)
      }),
    )
  })

  it('doubles its ceiling with every attempt until the cap', () => {
    const limits = { baseMs: 250, capMs: 2000 }
    const ceilings = [0, 1, 2, 3, 4, 1000].map((attempt) => backoffMs(attempt, limits, always(0.9999)))
    expect(ceilings).toEqual([250, 500, 1000, 2000, 2000, 2000])
    expect(backoffMs(5, limits, always(0))).toBe(0)
  })

  it('spreads stations that failed together over the whole range', () => {
    const limits = { baseMs: 100, capMs: 1000 }
    const random = seededRandom('fifty stations')
    const waits = Array.from({ length: 50 }, () => backoffMs(9, limits, random))
    expect(Math.min(...waits)).toBeLessThan(200)
    expect(Math.max(...waits)).toBeGreaterThan(800)
    expect(new Set(waits).size).toBeGreaterThan(40)
  })
})
