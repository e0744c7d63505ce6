import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventWallMs, minuteOfScan } from './event-time.ts'

const MINUTE_MS = 60_000

describe('the time of a scan', () => {
  it('is so much before its arrival as its scanner says', () => {
    expect(eventWallMs({ arrivedWallMs: 500, capturedBeforeMs: 200 })).toBe(300)
  })

  it('is that of its arrival where nothing better is known', () => {
    expect(eventWallMs({ arrivedWallMs: 500 })).toBe(500)
    expect(eventWallMs({ arrivedWallMs: 500, capturedBeforeMs: null })).toBe(500)
  })
})

describe('the minute of a scan', () => {
  it('is that of the event, and of the arrival for trays that were counted so', () => {
    const scan = { visitId: 7, arrivedWallMs: 10 * MINUTE_MS + 5, capturedBeforeMs: 6 }
    expect(minuteOfScan(scan, 6)).toBe(9)
    expect(minuteOfScan(scan, 7)).toBe(10)
  })

  it('is the same however late it comes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 0, max: 7 * 86_400_000 }), (tookMs, lateMs) => {
        const scan = { visitId: 1, arrivedWallMs: tookMs + lateMs, capturedBeforeMs: lateMs }
        expect(minuteOfScan(scan, 0)).toBe(Math.floor(tookMs / MINUTE_MS))
      }),
    )
  })
})
