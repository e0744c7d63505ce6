import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { liveLegal } from '../../test/make/law.ts'
import { bandPlaces } from '../ui/band-scale.ts'
import { legalFigure, sexBand, sexLimits, speedBand, watchBand } from './figures.ts'

function share(count: number) {
  return { count, share: null, low: null, high: null }
}

describe('sexLimits', () => {
  it('is half of the sexed share with three standard errors around it', () => {
    const limits = sexLimits({ eggs: 1912, female: share(939), male: share(862) })!
    expect(limits.low).toBeCloseTo(0.4377, 3)
    expect(limits.high).toBeCloseTo(0.5042, 3)
  })

  it('is not known before the first sexed egg', () => {
    expect(sexLimits({ eggs: 0, female: share(0), male: share(0) })).toBeUndefined()
    expect(sexLimits({ eggs: 5, female: share(0), male: share(0) })).toBeUndefined()
  })

  it('narrows as eggs come, stays within a share, and its band shows it whole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (sexed, femaleShare) => {
          const female = Math.round(sexed * femaleShare)
          const at = (factor: number) =>
            sexLimits({ eggs: sexed * factor, female: share(female * factor), male: share((sexed - female) * factor) })!
          const limits = at(1)
          expect(limits.low).toBeGreaterThanOrEqual(0)
          expect(limits.high).toBeLessThanOrEqual(1)
          expect(at(4).high - at(4).low).toBeLessThanOrEqual(limits.high - limits.low)
          const places = bandPlaces(sexBand(0.5, limits))
          expect(places.normalLeftPercent).toBeGreaterThan(0)
          expect(places.normalLeftPercent + places.normalWidthPercent).toBeLessThan(100)
        },
      ),
    )
  })
})

describe('bands', () => {
  it('marks a share above its watch line', () => {
    expect(bandPlaces(watchBand(0.178)).outside).toBe(true)
    expect(bandPlaces(watchBand(0.15)).outside).toBe(false)
    expect(bandPlaces(watchBand(null)).tickPercent).toBeUndefined()
  })

  it('calls a line near its rated speed normal, and a slow one not', () => {
    const speed = { ratedEggsPerHour: 24_000, perMinute: [], stops: 0, stoppedMs: 0, stopsAtLeast: false }
    expect(bandPlaces(speedBand({ ...speed, eggsPerHour: 23_640 }, true)).outside).toBe(false)
    expect(bandPlaces(speedBand({ ...speed, eggsPerHour: 12_000 }, true)).outside).toBe(true)
    expect(bandPlaces(speedBand({ ...speed, eggsPerHour: 12_000 }, false)).outside).toBe(false)
    expect(bandPlaces(speedBand({ ...speed, eggsPerHour: 9_000_000 }, true))).toMatchObject({
      tickPercent: 100,
      outside: false,
    })
  })
})

describe('legalFigure', () => {
  const legal = liveLegal({ ageHours: 281.8, limitHours: 288, hoursLeft: 6.2 })

  it('tells the time left inside the limit', () => {
    const figure = legalFigure(legal)
    expect(figure).toMatchObject({ kind: 'left', hoursLeft: 6.2 })
    expect(figure.kind === 'left' && bandPlaces(figure.band).outside).toBe(false)
  })

  it('is past at the limit itself', () => {
    const figure = legalFigure({ ...legal, ageHours: 288, hoursLeft: 0 })
    expect(figure.kind).toBe('past')
  })

  it('is marked as abnormal beyond the limit', () => {
    const figure = legalFigure({ ...legal, ageHours: 289, hoursLeft: -1 })
    expect(figure.kind === 'past' && bandPlaces(figure.band).outside).toBe(true)
  })

  it('speaks of no time at all when the age cannot be trusted', () => {
    expect(legalFigure({ ...legal, trust: 'no-set-time' })).toEqual({ kind: 'no-set-time' })
    expect(legalFigure({ ...legal, trust: 'clock-not-trusted' })).toEqual({ kind: 'clock-not-trusted' })
  })

  it('knows a profile without a limit', () => {
    expect(legalFigure({ ...legal, limitHours: null, hoursLeft: null })).toEqual({ kind: 'no-limit', ageHours: 281.8 })
  })
})
