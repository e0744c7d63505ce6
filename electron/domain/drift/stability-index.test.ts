import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../base/random.ts'
import { indexByChance, stabilityIndex } from './stability-index.ts'

const counts = fc.array(fc.nat(500), { minLength: 5, maxLength: 5 }).filter((bins) => bins.some((count) => count > 0))

describe('stabilityIndex', () => {
  it('is Σ (p − r) · ln(p / r), as worked out by hand', () => {
    // (0.25 − 0.5) · ln 0.5 + (0.75 − 0.5) · ln 1.5; half a scan for each bin does not show in millions.
    expect(stabilityIndex([5e6, 5e6], [2.5e6, 7.5e6])).toBeCloseTo(0.25 * Math.LN2 + 0.25 * Math.log(1.5), 6)
    expect(stabilityIndex([1, 0], [0, 1])).toBeCloseTo(2 * 0.5 * Math.log(3), 12)
  })

  it('is 0 for what is alike, never negative, and the same either way round', () => {
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        const index = stabilityIndex(one, other) as number
        expect(index).toBeGreaterThanOrEqual(0)
        expect(stabilityIndex(other, one)).toBeCloseTo(index, 12)
        expect(stabilityIndex(one, one)).toBe(0)
      }),
    )
  })

  it('is not known without scans on both sides, or over other bins', () => {
    expect(stabilityIndex([0, 0], [1, 1])).toBeUndefined()
    expect(stabilityIndex([1, 1], [0, 0])).toBeUndefined()
    expect(stabilityIndex([1, 1], [1, 1, 1])).toBeUndefined()
  })
})

describe('indexByChance', () => {
  it('is what samples of one population differ by on average', () => {
    const random = seededRandom('index by chance')
    const shares = [0.1, 0.2, 0.4, 0.2, 0.1]
    const sample = (scans: number) => {
      const bins = shares.map(() => 0)
      for (let scan = 0; scan < scans; scan++) {
        let left = random.next()
        const bin = shares.findIndex((share) => (left -= share) < 0)
        bins[bin === -1 ? shares.length - 1 : bin]! += 1
      }
      return bins
    }
    let sum = 0
    const rounds = 400
    for (let round = 0; round < rounds; round++) sum += stabilityIndex(sample(2_000), sample(500)) as number
    expect(sum / rounds / indexByChance(5, 2_000, 500)).toBeGreaterThan(0.85)
    expect(sum / rounds / indexByChance(5, 2_000, 500)).toBeLessThan(1.15)
  })
})
