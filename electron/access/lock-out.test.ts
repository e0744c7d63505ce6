import { describe, expect, it } from 'vitest'
import { FIRST_WAIT_MS, FREE_TRIES, LONGEST_WAIT_MS, lockedUntil, lockWaitMs } from './lock-out.ts'

describe('lockWaitMs', () => {
  it('lets a few slips pass, then waits longer and longer, up to a limit', () => {
    for (let tries = 0; tries <= FREE_TRIES; tries++) expect(lockWaitMs(tries)).toBe(0)
    const waits = [1, 2, 3, 4, 5, 6, 7, 600].map((beyond) => lockWaitMs(FREE_TRIES + beyond))
    expect(waits).toEqual([
      30_000,
      60_000,
      120_000,
      240_000,
      480_000,
      LONGEST_WAIT_MS,
      LONGEST_WAIT_MS,
      LONGEST_WAIT_MS,
    ])
    expect(waits[0]).toBe(FIRST_WAIT_MS)
  })
})

describe('lockedUntil', () => {
  it('is over at its moment, and no wall clock makes it longer than the longest', () => {
    expect(lockedUntil(null, 5)).toBeUndefined()
    expect(lockedUntil(5, 5)).toBeUndefined()
    expect(lockedUntil(6, 5)).toBe(6)
    expect(lockedUntil(10 * LONGEST_WAIT_MS, 5)).toBe(5 + LONGEST_WAIT_MS)
  })
})
