import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incubationAge, trustedHours } from './incubation-age.ts'

const HOUR_MS = 3_600_000
const SET_MS = Date.UTC(2026, 10, 9, 22)

function ageAfter(hours: number, clockTrusted = true) {
  return incubationAge({ setAtWallMs: SET_MS, nowWallMs: SET_MS + hours * HOUR_MS, clockTrusted })
}

describe('incubationAge', () => {
  it('counts hours since set, with their fractions', () => {
    expect(ageAfter(281.75)).toEqual({ hours: 281.75, trust: 'trusted' })
    expect(ageAfter(0)).toEqual({ hours: 0, trust: 'trusted' })
  })

  it('knows no age without a set time', () => {
    const age = incubationAge({ setAtWallMs: undefined, nowWallMs: SET_MS, clockTrusted: true })
    expect(age).toEqual({ hours: undefined, trust: 'no-set-time' })
  })

  it('shows the age but does not trust it while the clock is doubted', () => {
    expect(ageAfter(100, false)).toEqual({ hours: 100, trust: 'clock-not-trusted' })
  })

  it('trusts no age that cannot be: before setting, or longer than any farmed bird incubates', () => {
    expect(ageAfter(-1 / 3600).trust).toBe('age-impossible')
    expect(ageAfter(35 * 24).trust).toBe('trusted')
    expect(ageAfter(35 * 24 + 1 / 3600).trust).toBe('age-impossible')
    // A set time typed a year wrong.
    expect(ageAfter(365 * 24 + 280).trust).toBe('age-impossible')
    // Who confirms the clock must see that it helps, or that it does not.
    expect(ageAfter(365 * 24 + 280, false).trust).toBe('clock-not-trusted')
  })

  it('makes no age out of times that are no numbers', () => {
    for (const broken of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      const noSetTime = incubationAge({ setAtWallMs: broken, nowWallMs: SET_MS, clockTrusted: true })
      const noNow = incubationAge({ setAtWallMs: SET_MS, nowWallMs: broken, clockTrusted: true })
      for (const age of [noSetTime, noNow]) expect(age).toEqual({ hours: undefined, trust: 'age-impossible' })
    }
  })

  it('is trusted exactly when the clock is and the age is possible', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e5, max: 1e5, noNaN: true }), fc.boolean(), (hours, clockTrusted) => {
        const age = ageAfter(hours, clockTrusted)
        const possible = (age.hours ?? -1) >= 0 && (age.hours ?? -1) <= 35 * 24
        expect(age.trust === 'trusted').toBe(clockTrusted && possible)
      }),
    )
  })
})

describe('trustedHours', () => {
  it('gives the hours of a trusted age only', () => {
    expect(trustedHours(ageAfter(280))).toBe(280)
    expect(trustedHours(ageAfter(280, false))).toBeUndefined()
    expect(trustedHours({ hours: undefined, trust: 'no-set-time' })).toBeUndefined()
  })

  it('does not take the word of an age that contradicts itself', () => {
    for (const hours of [undefined, Number.NaN, Number.POSITIVE_INFINITY, -1, 1e6]) {
      expect(trustedHours({ hours, trust: 'trusted' })).toBeUndefined()
    }
  })
})
