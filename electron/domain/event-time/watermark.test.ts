import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALLOWED_LATENESS_MS, latenessMs, markAfterScan, markWhenIdle } from './watermark.ts'

const NOW = { nowWallMs: 1_000_000, clockTrusted: true, mayStillCome: false }

describe('the mark of a line', () => {
  it('follows the newest event by the allowed lateness', () => {
    expect(markAfterScan(0, 500_000)).toBe(500_000 - ALLOWED_LATENESS_MS)
  })

  it('is moved on by the clock of the station where nothing comes', () => {
    expect(markWhenIdle(0, NOW)).toBe(1_000_000 - ALLOWED_LATENESS_MS)
  })

  it.each([
    ['while the scanner may keep scans', { mayStillCome: true }],
    ['by a clock that nobody trusts', { clockTrusted: false }],
  ])('is not moved %s', (_, over) => {
    expect(markWhenIdle(17, { ...NOW, ...over })).toBe(17)
  })

  it('never goes back, whatever comes and whatever the clock shows', () => {
    const time = fc.integer({ min: -1e12, max: 1e12 })
    const scan = fc.record({ eventMs: time })
    const idle = fc.record({ nowWallMs: time, clockTrusted: fc.boolean(), mayStillCome: fc.boolean() })
    fc.assert(
      fc.property(fc.array(fc.oneof(scan, idle)), (moments) => {
        let mark = 0
        for (const moment of moments) {
          const next = 'eventMs' in moment ? markAfterScan(mark, moment.eventMs) : markWhenIdle(mark, moment)
          expect(next).toBeGreaterThanOrEqual(mark)
          mark = next
        }
      }),
    )
  })
})

describe('a scan', () => {
  it('is late by as much as it lies before the mark', () => {
    expect(latenessMs(400, 1_000)).toBe(600)
    expect(latenessMs(1_000, 1_000)).toBe(0)
    expect(latenessMs(1_001, 1_000)).toBe(0)
  })

  it('that is no older than allowed against the newest is never late', () => {
    const time = fc.integer({ min: 0, max: 1e12 })
    fc.assert(
      fc.property(time, fc.integer({ min: 0, max: ALLOWED_LATENESS_MS }), (newestMs, behindMs) => {
        expect(latenessMs(newestMs - behindMs, markAfterScan(Number.NEGATIVE_INFINITY, newestMs))).toBe(0)
      }),
    )
  })
})
