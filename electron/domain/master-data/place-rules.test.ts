import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededData } from '../../../test/make/master-records.ts'
import { findRecord, SHIFTS_MAX, type Shift, type Site } from './kinds.ts'
import { codedPlaceFaults, lineFaults, scannerFaults, shiftAt, shiftMinutes, siteFaults } from './place-rules.ts'

const seeded = findRecord(seededData(), 'site', 'site-1')!
const site = (over: Partial<Site> = {}): Site => ({ ...seeded, ...over })
const shift = (name: string, startsAtMinute: number, endsAtMinute: number): Shift => ({
  name,
  startsAtMinute,
  endsAtMinute,
})
const faultsOf = (shifts: readonly Shift[]) => siteFaults(site({ shifts })).map(({ fault, field }) => [fault, field])

describe('siteFaults', () => {
  it('finds none in the site of a fresh station, nor in one with a law', () => {
    expect(siteFaults(site())).toEqual([])
    expect(siteFaults(site({ jurisdictionId: 'DE', labelScheme: 'KAT', name: 'x'.repeat(60) }))).toEqual([])
    expect(siteFaults(site({ name: 'x'.repeat(61) }))).toEqual([
      { fault: 'TOO_LONG', field: 'name', detail: { max: 60 } },
    ])
  })

  it.each<[Partial<Site>, string, string]>([
    [{ name: ' ' }, 'MISSING', 'name'],
    [{ name: 'x'.repeat(61) }, 'TOO_LONG', 'name'],
    [{ name: 'a\tb' }, 'NOT_PLAIN_TEXT', 'name'],
    [{ name: '\ud800' }, 'NOT_PLAIN_TEXT', 'name'],
    [{ timeZone: 'Europe/Atlantis' }, 'TIME_ZONE_UNKNOWN', 'timeZone'],
    [{ jurisdictionId: 'ATLANTIS' }, 'JURISDICTION_UNKNOWN', 'jurisdictionId'],
    [{ labelScheme: 'x'.repeat(61) }, 'TOO_LONG', 'labelScheme'],
    [{ sexingMethod: '' }, 'MISSING', 'sexingMethod'],
    [{ sexingMethod: 'x'.repeat(121) }, 'TOO_LONG', 'sexingMethod'],
  ])('of %j says %s at %s', (over, fault, field) => {
    expect(siteFaults(site(over))).toMatchObject([{ fault, field }])
  })
})

describe('shifts', () => {
  const early = shift('Early', 360, 840)
  const late = shift('Late', 840, 1320)
  const night = shift('Night', 1320, 360)

  it('run from their first minute to the one before their end, past midnight too', () => {
    const nameAt = (minute: number) => shiftAt([early, late, night], minute)?.name
    expect([359, 360, 839, 840, 1319, 1320, 1439, 0].map(nameAt)).toEqual([
      'Night',
      'Early',
      'Early',
      'Late',
      'Late',
      'Night',
      'Night',
      'Night',
    ])
    expect(shiftAt([early], 840)).toBeUndefined()
  })

  it('may go round the clock, and the night ends on the next day', () => {
    expect(faultsOf([early, late, night])).toEqual([])
    expect([early, late, night].map(shiftMinutes)).toEqual([480, 480, 480])
  })

  it.each([
    [[shift('', 0, 60)], [['MISSING', 'shifts.0.name']]],
    [[shift('A', -1, 60)], [['OUT_OF_RANGE', 'shifts.0.startsAtMinute']]],
    [[shift('A', 0, 1440)], [['OUT_OF_RANGE', 'shifts.0.endsAtMinute']]],
    [[shift('A', 0.5, 60)], [['NOT_WHOLE', 'shifts.0.startsAtMinute']]],
    [[shift('A', Number.NaN, 60)], [['OUT_OF_RANGE', 'shifts.0.startsAtMinute']]],
    [[shift('A', 60, 60)], [['SHIFT_WITHOUT_LENGTH', 'shifts.0.endsAtMinute']]],
    [[early, shift('early ', 840, 900)], [['NAME_TAKEN', 'shifts.1.name']]],
    [[early, shift('B', 839, 900)], [['SHIFTS_OVERLAP', 'shifts.1']]],
    [[shift('B', 839, 900), early], [['SHIFTS_OVERLAP', 'shifts.1']]],
    [[night, shift('B', 0, 60)], [['SHIFTS_OVERLAP', 'shifts.1']]],
    [[shift('Inner', 0, 60), night], [['SHIFTS_OVERLAP', 'shifts.1']]],
  ])('%j are faulty: %j', (shifts, faults) => {
    expect(faultsOf(shifts)).toEqual(faults)
  })

  it('are named to whoever has another one like it', () => {
    const detail = { name: 'Early' }
    expect(siteFaults(site({ shifts: [early, shift('early', 840, 900)] }))).toEqual([
      { fault: 'NAME_TAKEN', field: 'shifts.1.name', detail },
    ])
    expect(siteFaults(site({ shifts: [early, shift('B', 400, 900)] }))).toEqual([
      { fault: 'SHIFTS_OVERLAP', field: 'shifts.1', detail },
    ])
  })

  it('are limited in number', () => {
    const many = Array.from({ length: SHIFTS_MAX + 1 }, (_, n) => shift(`S${n}`, n * 60, n * 60 + 60))
    expect(faultsOf(many.slice(1))).toEqual([])
    expect(siteFaults(site({ shifts: many }))).toEqual([
      { fault: 'TOO_MANY_SHIFTS', field: 'shifts', detail: { max: SHIFTS_MAX } },
    ])
  })

  it('overlap exactly when they have a minute in common', () => {
    const minute = fc.integer({ min: 0, max: 1439 })
    const isIn = (minute: number, { startsAtMinute, endsAtMinute }: Shift) =>
      startsAtMinute < endsAtMinute
        ? minute >= startsAtMinute && minute < endsAtMinute
        : minute >= startsAtMinute || minute < endsAtMinute
    const everyMinute = Array.from({ length: 1440 }, (_, n) => n)
    fc.assert(
      fc.property(minute, minute, minute, minute, (a, b, c, d) => {
        fc.pre(a !== b && c !== d)
        const [one, other] = [shift('A', a, b), shift('B', c, d)]
        const common = everyMinute.some((n) => isIn(n, one) && isIn(n, other))
        expect(faultsOf([one, other])).toEqual(common ? [['SHIFTS_OVERLAP', 'shifts.1']] : [])
      }),
    )
  })
})

describe('lines, scanners and places', () => {
  it('need names, and a line a speed', () => {
    expect(lineFaults({ name: 'Line 2', ratedEggsPerHour: 24_000 })).toEqual([])
    expect(lineFaults({ name: 'Line 2', ratedEggsPerHour: 23_999.5 })).toEqual([])
    expect(lineFaults({ name: '', ratedEggsPerHour: 59 })).toEqual([
      { fault: 'MISSING', field: 'name', detail: {} },
      { fault: 'OUT_OF_RANGE', field: 'ratedEggsPerHour', detail: { min: 60, max: 10_000_000 } },
    ])
    expect(scannerFaults({ serial: 'S', name: 'A', lineId: null })).toEqual([])
    expect(scannerFaults({ serial: '', name: '', lineId: null }).map(({ field }) => field)).toEqual(['serial', 'name'])
    expect(codedPlaceFaults({ name: '4', code: '' })).toEqual([])
    expect(codedPlaceFaults({ name: '', code: 'x'.repeat(61) }).map(({ field }) => field)).toEqual(['name', 'code'])
  })
})
