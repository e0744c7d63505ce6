import { describe, expect, it } from 'vitest'
import { makeFlock, makePlace, seededData } from '../../../test/make/master-records.ts'
import { batchNames } from './batch-names.ts'
import { breedFaults, flockFaults, parentAgeWeeks, setFaults } from './flock-rules.ts'
import type { Flock } from './kinds.ts'

const NO_DATES = { parentsHatchedOn: null, laidFrom: null, laidTo: null, storageDays: null }

describe('flockFaults', () => {
  it('finds none in a flock that is well known, nor in one of which only the name is', () => {
    expect(flockFaults(makeFlock())).toEqual([])
    expect(flockFaults(makeFlock({ ...NO_DATES, farm: '', house: '' }))).toEqual([])
    expect(flockFaults(makeFlock({ parentsHatchedOn: null }))).toEqual([])
    expect(flockFaults(makeFlock({ laidFrom: '2026-10-20', laidTo: '2026-10-20' }))).toEqual([])
    expect(breedFaults({ name: 'ISA Brown', eggColour: 'brown' })).toEqual([])
  })

  it.each<[Partial<Flock>, string, string]>([
    [{ name: '' }, 'MISSING', 'name'],
    [{ farm: 'x'.repeat(61) }, 'TOO_LONG', 'farm'],
    [{ house: 'a\nb' }, 'NOT_PLAIN_TEXT', 'house'],
    [{ parentsHatchedOn: '2026-02-30' }, 'NO_SUCH_DATE', 'parentsHatchedOn'],
    [{ laidFrom: 'x' }, 'NO_SUCH_DATE', 'laidFrom'],
    [{ laidTo: '' }, 'NO_SUCH_DATE', 'laidTo'],
    [{ laidFrom: null }, 'LAY_DATE_MISSING', 'laidFrom'],
    [{ laidTo: null }, 'LAY_DATE_MISSING', 'laidTo'],
    [{ laidTo: '2026-10-19' }, 'LAY_DATES_REVERSED', 'laidTo'],
    [{ storageDays: -1 }, 'OUT_OF_RANGE', 'storageDays'],
    [{ storageDays: 61 }, 'OUT_OF_RANGE', 'storageDays'],
    [{ storageDays: 1.5 }, 'NOT_WHOLE', 'storageDays'],
    // 15 weeks and 6 days when the first egg was laid; 16 weeks is the first day that is possible.
    [{ parentsHatchedOn: '2026-07-01' }, 'AGE_IMPOSSIBLE', 'laidFrom'],
    [{ parentsHatchedOn: '2024-06-28' }, 'AGE_IMPOSSIBLE', 'laidTo'],
    [{ parentsHatchedOn: '2027-01-01' }, 'AGE_IMPOSSIBLE', 'laidFrom'],
  ])('of %j says %s at %s', (over, fault, field) => {
    expect(flockFaults(makeFlock(over))).toMatchObject([{ fault, field }])
  })

  it('takes parents of sixteen weeks to the day, and of 120', () => {
    expect(flockFaults(makeFlock({ parentsHatchedOn: '2026-06-30' }))).toEqual([])
    expect(flockFaults(makeFlock({ parentsHatchedOn: '2024-06-29' }))).toEqual([])
  })

  it('says which days and which age contradict each other', () => {
    const detailOf = (over: Partial<Flock>) => flockFaults(makeFlock(over))[0]?.detail
    expect(detailOf({ laidTo: '2026-10-19' })).toEqual({ laidFrom: '2026-10-20', laidTo: '2026-10-19' })
    expect(detailOf({ parentsHatchedOn: '2026-07-01' })).toEqual({ weeks: 15, min: 16, max: 120 })
    expect(detailOf({ house: 'x'.repeat(61) })).toEqual({ max: 60 })
  })

  it('knows no breed without a name', () => {
    expect(breedFaults({ name: '', eggColour: 'other' })).toMatchObject([{ fault: 'MISSING', field: 'name' }])
  })
})

describe('setting a flock', () => {
  it('is impossible before the last egg was laid', () => {
    const detail = { laidTo: '2026-10-23', setOn: '2026-10-22' }
    expect(setFaults(makeFlock(), '2026-10-22')).toEqual([{ fault: 'LAID_AFTER_SET', field: 'laidTo', detail }])
    expect(setFaults(makeFlock(), '2026-10-23')).toEqual([])
    expect(setFaults(makeFlock({ ...NO_DATES }), '1999-01-01')).toEqual([])
  })

  it('tells the age of the parents from whatever is known', () => {
    expect(parentAgeWeeks(makeFlock(), undefined)).toBe(40)
    const stored = makeFlock({ laidFrom: null, laidTo: null, storageDays: 7 })
    expect(parentAgeWeeks(stored, '2026-10-31')).toBe(41)
    expect(parentAgeWeeks(stored, '2026-10-30')).toBe(40)
    for (const [flock, setOn] of [
      [stored, undefined],
      [{ ...stored, storageDays: null }, '2026-10-31'],
      [makeFlock({ parentsHatchedOn: null }), '2026-10-31'],
      [stored, '2026-01-20'],
      [stored, '2036-01-20'],
      // Days that no calendar has are told like days that nobody told.
      [makeFlock({ laidTo: '2026-02-30' }), '2026-10-31'],
      [makeFlock({ parentsHatchedOn: '2026-02-30' }), '2026-10-31'],
      [stored, '2026-02-30'],
    ] as const)
      expect(parentAgeWeeks(flock, setOn)).toBeUndefined()
  })
})

describe('batchNames', () => {
  const data = seededData([makeFlock(), makePlace('setter', '4'), makePlace('trolley', '11')])
  const choice = { flockId: 'flock-1', setterId: 'setter-4', trolleyId: 'trolley-11', setOn: '2026-11-09' }

  it('are those of the records as they are now', () => {
    const names = { flock: 'Flock 7', breed: 'Lohmann Brown', parentAgeWeeks: 40, setter: '4', trolley: '11' }
    expect(batchNames(data, choice)).toEqual({ names, faults: [] })
    const without = { ...choice, trolleyId: null, setOn: undefined }
    expect(batchNames(data, without)).toEqual({ names: { ...names, trolley: '' }, faults: [] })
  })

  it('are refused with the field that names nothing', () => {
    const missing = (over: Partial<typeof choice>) =>
      batchNames(data, { ...choice, ...over }).faults.map(({ fault, field }) => `${fault} ${field}`)
    expect(missing({ flockId: 'x' })).toEqual(['MISSING flockId'])
    expect(missing({ setterId: 'x' })).toEqual(['MISSING setterId'])
    expect(missing({ trolleyId: 'x' })).toEqual(['MISSING trolleyId'])
    const faults = [{ fault: 'MISSING', field: 'flockId', detail: {} }]
    expect(batchNames({ records: [makeFlock()] }, choice)).toEqual({ names: undefined, faults })
  })

  it('are refused for eggs that were laid after they were set', () => {
    expect(batchNames(data, { ...choice, setOn: '2026-10-22' })).toMatchObject({
      names: undefined,
      faults: [{ fault: 'LAID_AFTER_SET' }],
    })
  })
})
