import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsWithDeadband } from './deadband.ts'

const BAND = { on: 20, off: 10 }

describe('holdsWithDeadband', () => {
  it('begins at the limit and ends only below the deadband', () => {
    expect([19.9, 20].map((value) => holdsWithDeadband(value, BAND, false))).toEqual([false, true])
    expect([10.1, 10].map((value) => holdsWithDeadband(value, BAND, true))).toEqual([true, false])
    expect([holdsWithDeadband(Number.NaN, BAND, true), holdsWithDeadband(Number.NaN, BAND, false)]).toEqual([
      true,
      false,
    ])
  })

  it('turns at most once while a value swings within the band', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 10.001, max: 19.999, noNaN: true })), fc.boolean(), (values, first) => {
        for (const value of values) expect(holdsWithDeadband(value, BAND, first)).toBe(first)
      }),
    )
  })
})
