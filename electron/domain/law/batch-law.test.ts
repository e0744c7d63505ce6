import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowedActions } from './allowed-actions.ts'
import { batchLaw, calendarDay } from './batch-law.ts'
import { incubationAge } from './incubation-age.ts'
import { DAY_COUNTS, type DayCount, JURISDICTION_PROFILES, profileInForce } from './jurisdiction-profile.ts'
import { openTimeZone } from './time-zone.ts'

const SECOND_MS = 1000
const HOUR_MS = 3_600_000

function law(options: { country?: string; dayCount?: DayCount; set: string | undefined; zone: string | undefined }) {
  const profile = profileInForce(options.country ?? 'DE')
  return batchLaw({
    profile: { ...profile, dayCount: options.dayCount ?? profile.dayCount },
    setAtWallMs: options.set === undefined ? undefined : Date.parse(options.set),
    zone: openTimeZone(options.zone),
  })
}

/** Set, and the local midnight at which day 13 begins, both written down by hand. */
const DAY_13 = [
  ['Europe/Berlin', 'no change in between', '2026-11-09T22:00:00+01:00', '2026-11-21T00:00:00+01:00'],
  ['Europe/Berlin', 'the last second of a day', '2026-11-09T23:59:59+01:00', '2026-11-21T00:00:00+01:00'],
  ['Europe/Berlin', 'the first second of a day', '2026-11-10T00:00:00+01:00', '2026-11-22T00:00:00+01:00'],
  ['Europe/Berlin', 'clocks put forward', '2026-03-20T22:00:00+01:00', '2026-04-01T00:00:00+02:00'],
  ['Europe/Berlin', 'clocks put back', '2026-10-16T22:00:00+02:00', '2026-10-28T00:00:00+01:00'],
  ['Europe/Berlin', 'put forward on day 13 itself', '2026-03-17T06:00:00+01:00', '2026-03-29T00:00:00+01:00'],
  ['Europe/Berlin', 'put forward the day before', '2026-03-18T06:00:00+01:00', '2026-03-30T00:00:00+02:00'],
  ['Europe/Paris', 'clocks put forward', '2026-03-25T09:30:00+01:00', '2026-04-06T00:00:00+02:00'],
  ['Europe/Zurich', 'clocks put back', '2026-10-20T17:45:00+02:00', '2026-11-01T00:00:00+01:00'],
  ['Europe/Vienna', 'no change in between', '2026-06-01T12:00:00+02:00', '2026-06-13T00:00:00+02:00'],
  ['Europe/Rome', 'clocks put back', '2026-10-24T23:30:00+02:00', '2026-11-05T00:00:00+01:00'],
  ['UTC', 'no zone of the year', '2026-03-20T22:00:00Z', '2026-04-01T00:00:00Z'],
  ['Asia/Tokyo', 'the far east', '2026-03-20T22:00:00+09:00', '2026-04-01T00:00:00+09:00'],
  ['Pacific/Kiritimati', 'the furthest east', '2026-03-20T22:00:00+14:00', '2026-04-01T00:00:00+14:00'],
  ['Pacific/Niue', 'the furthest west', '2026-03-20T22:00:00-11:00', '2026-04-01T00:00:00-11:00'],
  ['Australia/Lord_Howe', 'put back by half an hour', '2026-03-28T22:00:00+11:00', '2026-04-09T00:00:00+10:30'],
  ['Antarctica/Troll', 'put forward by two hours', '2026-03-20T22:00:00+00:00', '2026-04-01T00:00:00+02:00'],
  // Here midnight itself does not exist on the day of the change: the day begins at one o'clock.
  ['America/Santiago', 'midnight left out', '2026-08-25T10:00:00-04:00', '2026-09-06T01:00:00-03:00'],
  // Here the clocks go back at midnight to eleven in the evening: the day begins an hour later than one would think.
  ['America/Santiago', 'the hour before midnight twice', '2026-03-24T10:00:00-03:00', '2026-04-05T00:00:00-04:00'],
  // Here they went back at a minute past midnight: the date began twice, and its first beginning counts.
  ['America/St_Johns', 'a date that begins twice', '2009-10-21T10:00:00-02:30', '2009-11-01T00:00:00-02:30', 12],
  // Here a whole date was left out: what follows it has begun.
  ['Pacific/Apia', 'a date left out', '2011-12-18T10:00:00-10:00', '2011-12-31T00:00:00+14:00'],
] as const

describe('the calendar’s day 13', () => {
  it.each(DAY_13)('begins at local midnight in %s: %s', (zone, _what, set, midnight, day: number = 13) => {
    const profile = { ...profileInForce('DE'), banBeginsOnDay: day, dayCount: 'calendarDays' as const }
    const made = batchLaw({ profile, setAtWallMs: Date.parse(set), zone: openTimeZone(zone) })
    const limitMs = Date.parse(midnight) - Date.parse(set)
    expect(made.readings.calendarDays).toBe(limitMs / HOUR_MS)
    expect(made.removalEndsAtHours).toBe(limitMs / HOUR_MS)
  })

  it('lies at most a day before the one counted in hours, and never more than a changed clock behind it', () => {
    const zones = ['Europe/Berlin', 'Asia/Tokyo', 'America/Santiago', 'Australia/Lord_Howe', 'Antarctica/Troll', 'UTC']
    const anySet = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) })
    fc.assert(
      fc.property(fc.constantFrom(...zones), anySet, (zone, setAtWallMs) => {
        const { readings } = batchLaw({ profile: profileInForce('DE'), setAtWallMs, zone: openTimeZone(zone) })
        const [hours = 0, calendar = 0] = [readings.hoursSinceSet, readings.calendarDays]
        expect(calendar).toBeGreaterThan(hours - 24 - 2)
        expect(calendar).toBeLessThanOrEqual(hours + 2)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the limit in force', () => {
  const WINTER = { set: '2026-11-09T22:00:00+01:00', zone: 'Europe/Berlin' }

  it('is the reading that the profile names', () => {
    expect(law({ ...WINTER, dayCount: 'hoursSinceSet' }).removalEndsAtHours).toBe(288)
    expect(law({ ...WINTER, dayCount: 'calendarDays' }).removalEndsAtHours).toBe(266)
    expect(law({ ...WINTER, dayCount: 'earlierOfBoth' }).removalEndsAtHours).toBe(266)
    expect(law({ ...WINTER, country: 'FR', dayCount: 'hoursSinceSet' }).removalEndsAtHours).toBe(336)
    expect(law({ ...WINTER, country: 'FR' }).removalEndsAtHours).toBe(314)
  })

  it('is the one in hours where that is the earlier: with an hour more in between', () => {
    const autumn = { set: '2026-10-16T00:30:00+02:00', zone: 'Europe/Berlin' }
    expect(law({ ...autumn, dayCount: 'calendarDays' }).removalEndsAtHours).toBe(288.5)
    expect(law(autumn).removalEndsAtHours).toBe(288)
  })

  it('shows both readings whichever is in force', () => {
    for (const dayCount of DAY_COUNTS) {
      const { readings, zoneName } = law({ ...WINTER, dayCount })
      expect([readings, zoneName]).toEqual([{ hoursSinceSet: 288, calendarDays: 266 }, 'Europe/Berlin'])
    }
  })

  it('is none where no limit is known', () => {
    for (const dayCount of DAY_COUNTS) {
      const none = law({ ...WINTER, country: 'NONE', dayCount })
      expect(none.removalEndsAtHours).toBeUndefined()
      expect(none.readings).toStrictEqual({ hoursSinceSet: undefined, calendarDays: undefined })
    }
  })

  it('is the strictest that any zone could make it where no zone is known', () => {
    const nowhere = { set: WINTER.set, zone: undefined }
    expect(law({ ...nowhere, dayCount: 'hoursSinceSet' }).removalEndsAtHours).toBe(288)
    expect(law({ ...nowhere, dayCount: 'calendarDays' }).removalEndsAtHours).toBe(262)
    expect(law(nowhere)).toMatchObject({
      ...{ removalEndsAtHours: 262, zoneName: undefined },
      readings: { hoursSinceSet: 288, calendarDays: undefined },
    })
    expect(law({ ...nowhere, country: 'FR' }).removalEndsAtHours).toBe(310)
  })

  it('without a zone is never laxer than with one', () => {
    const zones = Intl.supportedValuesOf('timeZone')
    const anySet = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) })
    fc.assert(
      fc.property(fc.constantFrom(...zones), anySet, (zone, setAtWallMs) => {
        const profile = profileInForce('DE')
        const known = batchLaw({ profile, setAtWallMs, zone: openTimeZone(zone) }).removalEndsAtHours ?? Number.NaN
        expect(known).toBeGreaterThanOrEqual(262)
      }),
      { numRuns: 300 },
    )
  })

  it('is the strictest that any zone could make it where no set time is known either', () => {
    expect(law({ set: undefined, zone: 'Europe/Berlin' })).toMatchObject({
      ...{ removalEndsAtHours: 262, zoneName: 'Europe/Berlin' },
      readings: { hoursSinceSet: 288, calendarDays: undefined },
    })
  })

  it('of a set time that is none is past at every age', () => {
    for (const setAtWallMs of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const made = batchLaw({ profile: profileInForce('DE'), setAtWallMs, zone: openTimeZone('UTC') })
      const allowed = allowedActions(made, 'MALE', { hours: 1, trust: 'trusted' })
      expect(allowed.has('REMOVE_MALE')).toBe(false)
    }
  })
})

describe('removal by sex, from the wall clock on', () => {
  const SETS = ['2026-11-09T22:00:00+01:00', '2026-03-20T22:00:00+01:00', '2026-10-16T00:30:00+02:00']
  const ZONES = ['Europe/Berlin', 'Europe/Paris', 'Europe/Zurich', 'Asia/Tokyo', 'UTC', undefined]

  it.each(JURISDICTION_PROFILES.map((profile) => [profile.id, profile] as const))(
    'ends to the second under the law of %s, by every way of counting',
    (_id, profile) => {
      for (const dayCount of DAY_COUNTS) {
        for (const set of SETS) {
          for (const zone of ZONES) {
            const setAtWallMs = Date.parse(set)
            const made = batchLaw({ profile: { ...profile, dayCount }, setAtWallMs, zone: openTimeZone(zone) })
            const may = (nowWallMs: number) => {
              const age = incubationAge({ setAtWallMs, nowWallMs, clockTrusted: true })
              return allowedActions(made, 'MALE', age).has('REMOVE_MALE')
            }
            const limitMs = setAtWallMs + (made.removalEndsAtHours ?? 20 * 24) * HOUR_MS
            const unlimited = profile.banBeginsOnDay === undefined
            expect([-SECOND_MS, 0, SECOND_MS].map((ms) => may(limitMs + ms))).toEqual([true, unlimited, unlimited])
            // On the millisecond too: the hours of both sides come from the same division.
            expect(may(limitMs - 1)).toBe(true)
          }
        }
      }
    },
  )
})

describe('calendarDay', () => {
  const setAtWallMs = Date.parse('2026-03-20T22:00:00+01:00')
  const zone = openTimeZone('Europe/Berlin')

  it('counts the set day as day 1', () => {
    const on = (now: string) => calendarDay({ setAtWallMs, nowWallMs: Date.parse(now), zone })
    expect(on('2026-03-20T23:59:59+01:00')).toBe(1)
    expect(on('2026-03-21T00:00:00+01:00')).toBe(2)
    expect(on('2026-03-31T23:59:59+02:00')).toBe(12)
    expect(on('2026-04-01T00:00:00+02:00')).toBe(13)
  })

  it('is not known without a set time, a zone or a moment', () => {
    expect(calendarDay({ setAtWallMs: undefined, nowWallMs: setAtWallMs, zone })).toBeUndefined()
    expect(calendarDay({ setAtWallMs, nowWallMs: setAtWallMs, zone: undefined })).toBeUndefined()
    expect(calendarDay({ setAtWallMs, nowWallMs: Number.NaN, zone })).toBeUndefined()
  })
})
