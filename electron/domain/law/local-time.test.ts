import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LocalClock, openLocalClock } from './local-time.ts'

const HOUR_MS = 3_600_000

function clockOf(name: string): LocalClock {
  const clock = openLocalClock(name)
  if (clock === undefined) throw new Error(`no zone ${name}`)
  return clock
}

const berlin = clockOf('Europe/Berlin')

describe('openLocalClock', () => {
  it('knows zones by their names and nothing else', () => {
    expect(berlin.zoneName).toBe('Europe/Berlin')
    expect(clockOf('America/Port-au-Prince').zoneName).toBe('America/Port-au-Prince')
    for (const name of ['', 'Europe/Atlantis', '+01:00', '-05:00']) expect(openLocalClock(name)).toBeUndefined()
  })
})

describe('what a clock shows', () => {
  it('is the time of the site, in winter and in summer', () => {
    expect(berlin.textOf(Date.parse('2026-11-10T07:00:59Z'))).toBe('2026-11-10T08:00')
    expect(berlin.textOf(Date.parse('2026-07-10T07:00:00Z'))).toBe('2026-07-10T09:00')
    expect(berlin.textOf(Date.parse('2026-12-31T23:00:00Z'))).toBe('2027-01-01T00:00')
    expect(clockOf('Asia/Kathmandu').textOf(0)).toBe('1970-01-01T05:30')
  })

  it('is nothing at a moment that is none', () => {
    for (const moment of [Number.NaN, Number.POSITIVE_INFINITY, 8.64e15 + 1]) expect(berlin.textOf(moment)).toBe('')
    expect(clockOf('America/Toronto').textOf(8.64e15)).not.toBe('')
  })
})

describe('when a clock shows it', () => {
  it('is one moment on most days', () => {
    expect(berlin.momentsOf('2026-11-10T08:00')).toEqual([Date.parse('2026-11-10T07:00:00Z')])
    expect(berlin.momentsOf('2026-07-10T08:00:30')).toEqual([Date.parse('2026-07-10T06:00:00Z')])
    expect(berlin.momentsOf('2026-07-10T08:00:30.250')).toEqual([Date.parse('2026-07-10T06:00:00Z')])
  })

  it('is never in the hour that is skipped, to the minute', () => {
    expect(berlin.momentsOf('2026-03-29T01:59')).toEqual([Date.parse('2026-03-29T00:59:00Z')])
    expect(berlin.momentsOf('2026-03-29T02:00')).toEqual([])
    expect(berlin.momentsOf('2026-03-29T02:59')).toEqual([])
    expect(berlin.momentsOf('2026-03-29T03:00')).toEqual([Date.parse('2026-03-29T01:00:00Z')])
  })

  it('is twice in the hour that comes again, the earlier one first', () => {
    expect(berlin.momentsOf('2026-10-25T01:59')).toHaveLength(1)
    expect(berlin.momentsOf('2026-10-25T02:30')).toEqual([
      Date.parse('2026-10-25T00:30:00Z'),
      Date.parse('2026-10-25T01:30:00Z'),
    ])
    expect(berlin.momentsOf('2026-10-25T03:00')).toHaveLength(1)
  })

  it('follows zones that move their clocks by other steps, or at midnight', () => {
    const lordHowe = clockOf('Australia/Lord_Howe')
    expect(lordHowe.momentsOf('2026-04-05T01:45')).toHaveLength(2)
    expect(lordHowe.momentsOf('2026-10-04T02:15')).toEqual([])
    expect(clockOf('America/Santiago').momentsOf('2026-09-06T00:30')).toEqual([])
    expect(clockOf('Antarctica/Troll').momentsOf('2026-03-29T02:30')).toEqual([])
  })

  it.each([
    '',
    'yesterday',
    '2026-11-10',
    '2026-02-31T08:00',
    '2026-13-01T08:00',
    '2026-11-10T24:00',
    '2026-11-10T08:60',
    '2026-11-10T08:00Z',
    '2026-11-10T08:00 x:30',
    'x2026-11-10T08:00',
  ])('is no moment for %s', (text) => {
    expect(berlin.momentsOf(text)).toEqual([])
  })

  it('is where the clock was read, whatever the zone and the moment', () => {
    const zones = ['Europe/Berlin', 'UTC', 'Asia/Tokyo', 'Pacific/Kiritimati', 'Pacific/Niue', 'America/Santiago']
    const clocks = [...zones, 'Australia/Lord_Howe', 'Antarctica/Troll', 'America/St_Johns'].map(clockOf)
    // Half of them within hours of a change of the clocks in Berlin.
    const changes = ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2027-03-28T01:00:00Z'].map(Date.parse)
    const near = fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -6 * 60, max: 6 * 60 }))
      .map(([changeMs, minutes]) => changeMs + minutes * 60_000)
    const any = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 }).map((m) => m * 60_000)
    fc.assert(
      fc.property(fc.constantFrom(...clocks), fc.oneof(near, any), (clock, moment) => {
        const moments = clock.momentsOf(clock.textOf(moment))
        expect(moments).toContain(moment)
        expect(moments.length).toBeLessThanOrEqual(2)
        for (const one of moments) expect(clock.textOf(one)).toBe(clock.textOf(moment))
        expect((moments[1] ?? moments[0] ?? 0) - (moments[0] ?? 0)).toBeLessThanOrEqual(2 * HOUR_MS)
      }),
      { numRuns: 500 },
    )
  })
})
