import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAt, dayNumber, dayText, isTimeZone, minuteOfDayAt, weeksBetween } from './calendar.ts'

describe('days of the calendar', () => {
  it('are counted from 1970', () => {
    expect([dayNumber('1970-01-01'), dayNumber('1970-01-02'), dayNumber('2024-03-01')]).toEqual([0, 1, 19_783])
  })

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '1949-12-31',
    '2200-01-01',
    '',
    'today',
    'x2026-01-01',
    '2026-01-011',
    '2026-01-01T00:00',
  ])('do not include %s', (text) => expect(dayNumber(text)).toBeUndefined())

  it('have a leap day every four years, not in 2100', () => {
    expect(dayNumber('2028-02-29')).toBe((dayNumber('2028-02-28') ?? 0) + 1)
    expect(dayNumber('2100-02-29')).toBeUndefined()
  })

  it('are written as they are read', () => {
    expect([dayText(2026, 1, 9), dayText(2026, 2, 30), dayText(0, 1, 1)]).toEqual(['2026-01-09', undefined, undefined])
  })

  it('follow each other without a gap', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2199-12-30'), noInvalidDate: true }),
        (date) => {
          const text = date.toISOString().slice(0, 10)
          const next = new Date(date.getTime() + 86_400_000).toISOString().slice(0, 10)
          expect(dayNumber(next)).toBe((dayNumber(text) ?? Number.NaN) + 1)
        },
      ),
    )
  })

  it('make whole weeks', () => {
    expect(weeksBetween('2026-01-10', '2026-10-20')).toBe(40)
    expect([weeksBetween('2026-01-01', '2026-01-07'), weeksBetween('2026-01-01', '2026-01-08')]).toEqual([0, 1])
    expect(weeksBetween('2026-01-08', '2026-01-01')).toBe(-1)
    expect([weeksBetween('never', '2026-01-01'), weeksBetween('2026-01-01', 'never')]).toEqual([Number.NaN, Number.NaN])
  })
})

describe('time zones', () => {
  it('are known by their names, not by offsets', () => {
    expect(['Europe/Berlin', 'UTC', 'Asia/Kolkata'].map(isTimeZone)).toEqual([true, true, true])
    expect(['Europe/Atlantis', '+01:00', '', 'Berlin'].map(isTimeZone)).toEqual([false, false, false, false])
  })

  it('say which day it is at the site, across midnight and the clocks going forward', () => {
    expect(dayAt(Date.UTC(2026, 10, 20, 22, 59), 'Europe/Berlin')).toBe('2026-11-20')
    expect(dayAt(Date.UTC(2026, 10, 20, 23, 0), 'Europe/Berlin')).toBe('2026-11-21')
    expect(dayAt(Date.UTC(2026, 2, 28, 23, 0), 'Europe/Berlin')).toBe('2026-03-29')
    expect(dayAt(Date.UTC(2026, 2, 29, 21, 59), 'Europe/Berlin')).toBe('2026-03-29')
    expect(dayAt(Date.UTC(2026, 2, 29, 22, 0), 'Europe/Berlin')).toBe('2026-03-30')
    expect(dayAt(Date.UTC(2026, 0, 1, 4, 59), 'America/New_York')).toBe('2025-12-31')
  })

  it("say which minute of the day the site's clocks show, midnight as 0", () => {
    const at = (...time: [number, number, number, number, number]) => minuteOfDayAt(Date.UTC(...time), 'Europe/Berlin')
    expect(at(2026, 10, 20, 23, 0)).toBe(0)
    expect(at(2026, 10, 21, 22, 59)).toBe(1439)
    expect([at(2026, 2, 29, 0, 59), at(2026, 2, 29, 1, 0)]).toEqual([119, 180])
    expect(minuteOfDayAt(Date.UTC(2026, 0, 1, 12, 15), 'Asia/Kolkata')).toBe(17 * 60 + 45)
  })
})
