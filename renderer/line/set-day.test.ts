import { describe, expect, it } from 'vitest'
import { setDayWords } from './set-day.ts'

const NOW = new Date(2026, 10, 20, 12, 41).getTime()

describe('the day of setting in words', () => {
  it('names the weekday and counts days of the calendar, not hours', () => {
    expect(setDayWords('2026-11-08T18:53', NOW, 'en')).toEqual({ day: 'Sunday 8 November', daysAgo: 12 })
    expect(setDayWords('2026-11-08T18:53', NOW, 'de')).toEqual({ day: 'Sonntag, 8. November', daysAgo: 12 })
    expect(setDayWords('2026-11-19T23:59', NOW, 'en')?.daysAgo).toBe(1)
    expect(setDayWords('2026-11-20T00:01', NOW, 'en')?.daysAgo).toBe(0)
    expect(setDayWords('2026-11-21T00:01', NOW, 'en')?.daysAgo).toBe(-1)
  })

  it('counts across a change of the clocks', () => {
    expect(setDayWords('2026-10-20T12:00', NOW, 'en')?.daysAgo).toBe(31)
  })

  it('says nothing of a time that is none', () => {
    expect(setDayWords('', NOW, 'en')).toBeUndefined()
    expect(setDayWords('yesterday', NOW, 'en')).toBeUndefined()
  })
})
