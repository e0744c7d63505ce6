import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInWindow, localMinutesAt, minutesOf } from './install-window.ts'

const NIGHT = { from: '22:30', to: '04:00' }
const at = (time: string) => minutesOf(time)

const times = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`)

/** By how much the wall clock of Berlin is ahead of UTC, from the system's own rules. */
function berlinOffset(wallMs: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Berlin',
    timeZoneName: 'longOffset',
  }).formatToParts(wallMs)
  const text = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return minutesOf(text.replace('GMT+', ''))
}

describe('isInWindow', () => {
  it('begins at its start and is over at its end', () => {
    const window = { from: '01:00', to: '04:00' }
    expect(['00:59', '01:00', '03:59', '04:00'].map((time) => isInWindow(window, at(time)))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('runs over midnight when its end is not after its start', () => {
    expect(['22:29', '22:30', '23:59', '00:00', '03:59', '04:00'].map((time) => isInWindow(NIGHT, at(time)))).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ])
  })

  it('is the whole day when it ends where it begins', () => {
    fc.assert(fc.property(times, times, (edge, time) => isInWindow({ from: edge, to: edge }, at(time))))
  })

  it('is open exactly when the turned-round window is closed', () => {
    fc.assert(
      fc.property(times, times, times, (from, to, time) => {
        fc.pre(from !== to)
        return isInWindow({ from, to }, at(time)) !== isInWindow({ from: to, to: from }, at(time))
      }),
    )
  })
})

describe('localMinutesAt', () => {
  it('is what the clock on the wall shows, before and after summer time begins and ends', () => {
    const wall = (utc: number) => localMinutesAt(utc, berlinOffset(utc))
    // 29 March 2026: 01:59 is followed by 03:00.
    expect([wall(Date.UTC(2026, 2, 29, 0, 59)), wall(Date.UTC(2026, 2, 29, 1, 0))]).toEqual([at('01:59'), at('03:00')])
    // 25 October 2026: 02:59 is followed by 02:00.
    expect([wall(Date.UTC(2026, 9, 25, 0, 59)), wall(Date.UTC(2026, 9, 25, 1, 0))]).toEqual([at('02:59'), at('02:00')])
  })

  it('leaves out a window that summer time leaves out, and opens it the next night', () => {
    const window = { from: '02:10', to: '02:50' }
    const minutesOpen = (utc: number) =>
      Array.from({ length: 24 * 60 }, (_, minute) => utc + minute * 60_000).filter((moment) =>
        isInWindow(window, localMinutesAt(moment, berlinOffset(moment))),
      ).length
    const day = 24 * 3_600_000
    const evening = Date.UTC(2026, 2, 28, 12)
    expect([minutesOpen(evening), minutesOpen(evening + day), minutesOpen(Date.UTC(2026, 9, 24, 12))]).toEqual([
      0, 40, 80,
    ])
  })

  it('stays within the day for every zone and every moment', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -2e12, max: 4e12 }),
        fc.integer({ min: -12 * 60, max: 14 * 60 }),
        (wallMs, offset) => {
          const minutes = localMinutesAt(wallMs, offset)
          expect(Number.isInteger(minutes) && minutes >= 0 && minutes < 24 * 60).toBe(true)
        },
      ),
    )
  })
})
