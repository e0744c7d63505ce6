import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usualAirCell } from './air-cell.ts'

/** Share of an ellipsoid's volume that a cap of a depth holds. */
const capShare = (depth: number) => depth * depth * (3 - 2 * depth)

describe('the usual air cell', () => {
  it('holds at day 18 two fifths to one and a half times what 11.5 % of loss leave, beside what measuring may be off', () => {
    const usual = usualAirCell(18 * 24)
    expect(capShare((usual?.from ?? 0) + 0.03)).toBeCloseTo(0.4 * 0.115, 9)
    expect(capShare((usual?.to ?? 0) - 0.03)).toBeCloseTo(1.5 * 0.115, 9)
  })

  it('grows with every hour, and never beyond the egg', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 5_000, noNaN: true }), (hours) => {
        const [now, later] = [usualAirCell(hours), usualAirCell(hours + 24)]
        if (now === undefined || later === undefined) throw new Error('no range')
        expect(now.from).toBeGreaterThanOrEqual(0)
        expect(now.to).toBeLessThanOrEqual(1.03)
        expect(now.from).toBeLessThanOrEqual(now.to)
        expect(later.to).toBeGreaterThanOrEqual(now.to)
        expect(later.from).toBeGreaterThanOrEqual(now.from)
      }),
    )
    expect(usualAirCell(10 * 24)?.to).toBeGreaterThan(usualAirCell(9 * 24)?.to ?? 1)
  })

  it('is unknown where the age says that the egg is not set', () => {
    expect(usualAirCell(-1)).toBeUndefined()
    expect(usualAirCell(Number.NaN)).toBeUndefined()
    expect(usualAirCell(0)).toMatchObject({ from: 0 })
  })
})
