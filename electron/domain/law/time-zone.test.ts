import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openTimeZone, type TimeZone } from './time-zone.ts'

const DAY_MS = 86_400_000

function zoneOf(name: string): TimeZone {
  const zone = openTimeZone(name)
  if (zone === undefined) throw new Error(`no zone ${name}`)
  return zone
}

/** Days since 1970 of a date as people write it. */
function day(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS
}

describe('openTimeZone', () => {
  it('knows zones by their names', () => {
    for (const name of ['Europe/Berlin', 'Asia/Tokyo', 'America/Port-au-Prince', 'Etc/GMT+5', 'UTC'])
      expect(zoneOf(name).name).toBe(name)
  })

  it.each([undefined, '', 'Europe/Atlantis', 'somewhere', '+01:00', '-05:00'])('knows no zone %s', (name) => {
    expect(openTimeZone(name)).toBeUndefined()
  })
})

describe('dayOf', () => {
  it('changes at local midnight, to the millisecond', () => {
    const cases = [
      ['UTC', '2026-03-10T00:00:00Z'],
      ['Europe/Berlin', '2026-03-09T23:00:00Z'],
      ['Asia/Tokyo', '2026-03-09T15:00:00Z'],
      ['Pacific/Kiritimati', '2026-03-09T10:00:00Z'],
      ['Pacific/Niue', '2026-03-10T11:00:00Z'],
      ['Asia/Kathmandu', '2026-03-09T18:15:00Z'],
    ] as const
    for (const [name, midnight] of cases) {
      const zone = zoneOf(name)
      expect(zone.dayOf(Date.parse(midnight))).toBe(day('2026-03-10'))
      expect(zone.dayOf(Date.parse(midnight) - 1)).toBe(day('2026-03-09'))
    }
  })

  it('follows the clocks that are put forward and back', () => {
    const berlin = zoneOf('Europe/Berlin')
    // In summer midnight is at 22:00 UTC, in winter at 23:00.
    expect(berlin.dayOf(Date.parse('2026-03-29T21:59:59Z'))).toBe(day('2026-03-29'))
    expect(berlin.dayOf(Date.parse('2026-03-29T22:00:00Z'))).toBe(day('2026-03-30'))
    expect(berlin.dayOf(Date.parse('2026-10-25T22:59:59Z'))).toBe(day('2026-10-25'))
    expect(berlin.dayOf(Date.parse('2026-10-25T23:00:00Z'))).toBe(day('2026-10-26'))
  })

  it('has no day for a moment that is none', () => {
    for (const none of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 8.64e15 + 1, -8.64e15 - 1]) {
      expect(zoneOf('UTC').dayOf(none)).toBeNaN()
    }
    expect(zoneOf('UTC').dayOf(8.64e15)).toBe(100_000_000)
  })

  it('is whole days of UTC in UTC', () => {
    const anyMoment = fc.integer({ min: 0, max: 4e12 })
    fc.assert(
      fc.property(anyMoment, (wallMs) => {
        expect(zoneOf('UTC').dayOf(wallMs)).toBe(Math.floor(wallMs / DAY_MS))
      }),
      { numRuns: 500 },
    )
  })
})
