import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RETRY_FIRST_MS, RETRY_LONGEST_MS, retryDelayMs } from './backoff.ts'

describe('retryDelayMs', () => {
  it('begins short, doubles and stops growing', () => {
    const delays = [0, 1, 2, 3, 4, 50].map((attempt) => retryDelayMs(attempt, () => 0))
    expect(delays).toEqual([RETRY_FIRST_MS, 800, 1_600, 3_200, RETRY_LONGEST_MS, RETRY_LONGEST_MS])
  })

  it('keeps at least two thirds of the wait, so that no storm of attempts can arise', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (attempt, random) => {
        const delayMs = retryDelayMs(attempt, () => random)
        expect(delayMs).toBeGreaterThanOrEqual(Math.floor((RETRY_FIRST_MS * 2) / 3))
        expect(delayMs).toBeLessThanOrEqual(RETRY_LONGEST_MS)
      }),
    )
  })
})
