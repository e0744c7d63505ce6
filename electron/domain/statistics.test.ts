import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wilson } from './statistics.ts'

const counts = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

describe('wilson', () => {
  it('gives the published interval', () => {
    // Newcombe 1998, table I, method 3: 81/263, 15/148, 0/20, 1/29.
    const rows = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const
    for (const [successes, n, low, high] of rows) {
      const interval = wilson(successes, n)
      expect(interval?.low).toBeCloseTo(low, 4)
      expect(interval?.high).toBeCloseTo(high, 4)
      expect(interval).toMatchObject({ share: successes / n, n })
    }
  })

  it('knows no share of nothing', () => {
    expect(wilson(0, 0)).toBeUndefined()
    expect(wilson(0, -1)).toBeUndefined()
  })

  it('holds the share within it and itself within 0 and 1', () => {
    fc.assert(
      fc.property(counts, ([successes, n]) => {
        const { share, low, high } = wilson(successes, n) ?? { share: -1, low: 0, high: 0 }
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(share)
        expect(share).toBeLessThanOrEqual(high)
        expect(high).toBeLessThanOrEqual(1)
      }),
      { numRuns: 2000 },
    )
  })

  it('is the same from the other side, and narrows with more eggs', () => {
    fc.assert(
      fc.property(counts, ([successes, n]) => {
        const one = wilson(successes, n)
        const other = wilson(n - successes, n)
        expect(other?.low).toBeCloseTo(1 - (one?.high ?? 2), 12)
        const four = wilson(successes * 4, n * 4)
        expect((four?.high ?? 1) - (four?.low ?? 0)).toBeLessThan((one?.high ?? 0) - (one?.low ?? 1))
      }),
    )
  })
})
