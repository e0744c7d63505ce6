import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandPlaces } from './band-scale.ts'

describe('bandPlaces', () => {
  it('puts the normal part and the tick where they belong', () => {
    const places = bandPlaces({ from: 0, to: 200, normalFrom: 100, normalTo: 150, value: 120 })
    expect(places).toEqual({ normalLeftPercent: 50, normalWidthPercent: 25, tickPercent: 60, outside: false })
  })

  it('draws no tick without a value, and none of it is outside', () => {
    const places = bandPlaces({ from: 0, to: 1, normalFrom: 0, normalTo: 0.5, value: undefined })
    expect(places.tickPercent).toBeUndefined()
    expect(places.outside).toBe(false)
  })

  it('keeps everything on the scale, whatever comes', () => {
    const number = fc.double({ noNaN: true, min: -1e6, max: 1e6 })
    fc.assert(
      fc.property(number, number, number, number, number, (from, to, normalFrom, normalTo, value) => {
        const places = bandPlaces({ from, to, normalFrom, normalTo, value })
        for (const percent of [places.normalLeftPercent, places.normalWidthPercent, places.tickPercent ?? 0]) {
          expect(percent).toBeGreaterThanOrEqual(0)
          expect(percent).toBeLessThanOrEqual(100)
        }
        expect(places.outside).toBe(value < normalFrom || value > normalTo)
      }),
    )
  })
})
