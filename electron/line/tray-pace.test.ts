import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TrayPace } from './tray-pace.ts'

describe('TrayPace', () => {
  it('knows nothing before two trays were seen', () => {
    const pace = new TrayPace()
    expect(pace.expectedInMs(0)).toBeUndefined()
    pace.began(1_000)
    expect(pace.expectedInMs(2_000)).toBeUndefined()
  })

  it('expects the next tray after the interval of the last ones', () => {
    const pace = new TrayPace()
    for (const atMs of [0, 22_000, 44_000]) pace.began(atMs)
    expect(pace.expectedInMs(44_000)).toBe(22_000)
    expect(pace.expectedInMs(60_000)).toBe(6_000)
  })

  it('says nothing about a tray that is overdue', () => {
    const pace = new TrayPace()
    for (const atMs of [0, 22_000]) pace.began(atMs)
    expect(pace.expectedInMs(43_999)).toBe(1)
    expect(pace.expectedInMs(44_000)).toBeUndefined()
    expect(pace.expectedInMs(100_000)).toBeUndefined()
  })

  it('follows a belt that changes its speed within a few trays', () => {
    const pace = new TrayPace()
    let nowMs = 0
    for (let tray = 0; tray < 5; tray++) pace.began((nowMs += 22_000))
    for (let tray = 0; tray < 10; tray++) pace.began((nowMs += 30_000))
    const expectedMs = pace.expectedInMs(nowMs) ?? 0
    expect(expectedMs).toBeGreaterThan(29_700)
    expect(expectedMs).toBeLessThan(30_000)
  })

  it('never expects sooner than the shortest interval or later than the longest', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 30 }), (intervals) => {
        const pace = new TrayPace()
        let nowMs = 0
        pace.began(nowMs)
        for (const intervalMs of intervals) pace.began((nowMs += intervalMs))
        const expectedMs = pace.expectedInMs(nowMs) ?? -1
        expect(expectedMs).toBeGreaterThanOrEqual(Math.min(...intervals) - 1e-6)
        expect(expectedMs).toBeLessThanOrEqual(Math.max(...intervals) + 1e-6)
      }),
    )
  })
})
