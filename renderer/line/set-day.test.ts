import { describe, expect, it } from 'vitest'
import { openLocalClock } from '../../electron/domain/law/local-time.ts'
import { setDayWords } from './set-day.ts'

const NOW = Date.parse('2026-11-20T11:41:00Z')
const BERLIN = openLocalClock('Europe/Berlin')!

describe('the day of setting in words', () => {
  it('names the weekday and counts days of the calendar, not hours', () => {
    expect(setDayWords('2026-11-08T18:53', NOW, BERLIN, 'en')).toEqual({ day: 'Sunday 8 November', daysAgo: 12 })
    expect(setDayWords('2026-11-08T18:53', NOW, BERLIN, 'de')).toEqual({ day: 'Sonntag, 8. November', daysAgo: 12 })
    expect(setDayWords('2026-11-19T23:59', NOW, BERLIN, 'en')?.daysAgo).toBe(1)
    expect(setDayWords('2026-11-20T00:01', NOW, BERLIN, 'en')?.daysAgo).toBe(0)
    expect(setDayWords('2026-11-21T00:01', NOW, BERLIN, 'en')?.daysAgo).toBe(-1)
  })

  it('counts across a change of the clocks', () => {
    expect(setDayWords('2026-10-20T12:00', NOW, BERLIN, 'en')?.daysAgo).toBe(31)
  })

  it('counts by the calendar of the site, whose midnight is not that of the machine', () => {
    const lateMs = Date.parse('2026-11-20T23:30:00Z')
    expect(setDayWords('2026-11-20T12:00', lateMs, BERLIN, 'en')?.daysAgo).toBe(1)
    expect(setDayWords('2026-11-20T12:00', lateMs, openLocalClock('UTC')!, 'en')?.daysAgo).toBe(0)
  })

  it('says nothing of a time that is none', () => {
    expect(setDayWords('', NOW, BERLIN, 'en')).toBeUndefined()
    expect(setDayWords('yesterday', NOW, BERLIN, 'en')).toBeUndefined()
  })
})
