import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatAge,
  formatBytes,
  formatClock,
  formatCount,
  formatDateTime,
  formatHours,
  formatHoursLeft,
  formatLiveAge,
  formatMoment,
  formatPercent,
  formatTime,
  formatWait,
  orDash,
} from './format.ts'

describe('numbers', () => {
  it('groups digits the same way in every language', () => {
    expect(formatCount(23_640, 'en')).toBe('23\u00a0640')
    expect(formatCount(23_640, 'de')).toBe('23\u00a0640')
    expect(formatCount(939, 'de')).toBe('939')
  })

  it('writes bytes in the largest unit with something before the point', () => {
    const sizes = [0, 812, 1024, 1_500_000, 38 * 1024 ** 3, 1.5 * 1024 ** 4, 5000 * 1024 ** 4]
    expect(sizes.map((bytes) => formatBytes(bytes, 'de'))).toEqual([
      ...['0 B', '812 B', '1,0 KiB', '1,4 MiB', '38 GiB', '1,5 TiB', '5\u00a0000 TiB'],
    ])
  })

  it('writes the decimal sign of the language', () => {
    expect(formatPercent(0.4912, 'en')).toBe('49.1')
    expect(formatPercent(0.4912, 'de')).toBe('49,1')
    expect(formatPercent(0, 'en')).toBe('0.0')
  })

  it('keeps all digits of any count', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.constantFrom('en' as const, 'de' as const),
        (count, language) => {
          expect(formatCount(count, language).replaceAll('\u00a0', '')).toBe(String(count))
        },
      ),
    )
  })

  it('shows a dash for what is not known', () => {
    expect(orDash(null, String)).toBe('–')
    expect(orDash(undefined, String)).toBe('–')
    expect(orDash(0, String)).toBe('0')
  })
})

describe('ages', () => {
  it('uses the two largest units', () => {
    expect(formatAge(999)).toBe('< 1 s')
    expect(formatAge(4_200)).toBe('4 s')
    expect(formatAge(190_000)).toBe('3 min 10 s')
    expect(formatAge(2 * 3_600_000 + 5 * 60_000)).toBe('2 h 5 min')
    expect(formatHours(281.8)).toBe('11 d 17 h')
    expect(formatHours(288)).toBe('12 d')
    expect(formatHours(0.004)).toBe('0 min')
    expect(formatHours(24.5)).toBe('1 d')
  })

  it('tells tenths of a live age while they matter', () => {
    expect(formatLiveAge(800, 'en')).toBe('< 1 s')
    expect(formatLiveAge(4_290, 'en')).toBe('4.2 s')
    expect(formatLiveAge(4_290, 'de')).toBe('4,2 s')
    expect(formatLiveAge(12_900, 'de')).toBe('12 s')
  })

  it('never promises a shorter wait than there is', () => {
    expect(formatWait(1)).toBe('1 s')
    expect(formatWait(8_001)).toBe('9 s')
  })

  it('never tells more legal time than there is', () => {
    expect(formatHoursLeft(6.2)).toBe('6:12')
    expect(formatHoursLeft(0.0166)).toBe('0:00')
    expect(formatHoursLeft(-3)).toBe('0:00')
    fc.assert(
      fc.property(fc.double({ min: 0, max: 400, noNaN: true }), (hours) => {
        const [whole = 0, minutes = 0] = formatHoursLeft(hours).split(':').map(Number)
        expect(whole + minutes / 60).toBeLessThanOrEqual(hours + 1e-9)
      }),
    )
  })
})

describe('times', () => {
  const wallMs = new Date(2026, 10, 8, 18, 53, 7).getTime()

  it('reads as a 24-hour clock in both languages', () => {
    expect(formatClock(wallMs, 'en')).toBe('18:53:07')
    expect(formatClock(wallMs, 'de')).toBe('18:53:07')
    expect(formatClock(new Date(2026, 0, 1, 0, 5, 0).getTime(), 'en')).toBe('00:05:00')
  })

  it('names the day', () => {
    expect(formatDateTime(wallMs, 'en')).toBe('8 Nov 18:53')
    expect(formatDateTime(wallMs, 'de')).toContain('8. Nov')
    const noonUtc = Date.UTC(2026, 6, 8, 12)
    expect(formatDateTime(noonUtc, 'en', 'Asia/Tokyo')).toBe('8 Jul 21:00')
    expect(formatTime(noonUtc, 'en', 'America/Toronto')).toBe('08:00')
  })
})

describe('formatMoment', () => {
  it('names the day of what is not of the last half day', () => {
    const now = new Date(2026, 10, 20, 12, 41).getTime()
    expect(formatMoment(now - 41 * 60_000, now, 'en')).toBe('12:00')
    expect(formatMoment(now - 41 * 60_000, now, 'en', formatClock)).toBe('12:00:00')
    expect(formatMoment(now - 24 * 3_600_000, now, 'en')).toBe(formatDateTime(now - 24 * 3_600_000, 'en'))
  })
})
