import { describe, expect, it } from 'vitest'
import { makeFlock, makePlace, makeScanner, makeTrayType, seededData } from '../../../test/make/master-records.ts'
import { entryFaults, entryOf, indexRecords, nextRecordIds, recordOf } from './check-entry.ts'
import { nameKey } from './entry-rules.ts'
import { findRecord, MASTER_COUNT_MAX, MASTER_KINDS, type MasterRecord, recordsOf } from './kinds.ts'

const setter = makePlace('setter', '4', 'C-1')
const data = seededData([makeFlock(), makeScanner(), setter, makePlace('trolley', '11', 'C-2'), makeTrayType()])
const faults = (record: MasterRecord, id?: string, records = data.records) =>
  entryFaults(indexRecords(records), entryOf(record), id).map(({ fault, field }) => [fault, field])

describe('entryFaults', () => {
  it('finds none in what is there', () => {
    expect(data.records.flatMap((record) => faults(record, record.id))).toEqual([])
  })

  it('finds what is wrong with the record itself, by the rules of its kind', () => {
    expect(faults(makeTrayType({ rows: 0, centresMm: null }), 'trayType-1')).toEqual([['OUT_OF_RANGE', 'rows']])
    expect(faults(makeFlock({ storageDays: -1 }), 'flock-1')).toEqual([['OUT_OF_RANGE', 'storageDays']])
    expect(faults({ ...setter, name: '' }, setter.id)).toEqual([['MISSING', 'name']])
  })

  it('has no two records of a kind by one name, however it is typed', () => {
    expect(faults({ ...setter, code: '' })).toEqual([['NAME_TAKEN', 'name']])
    expect(faults(makeFlock({ name: ' FLOCK  7' }))).toEqual([['NAME_TAKEN', 'name']])
    expect(faults(makePlace('trolley', '4'))).toEqual([])
    expect([nameKey('4 1'), nameKey('Maß')]).toEqual(['4 1', 'maß'])
    expect(nameKey('Bru\u0308ter  4')).toBe(nameKey('brüter 4'))
  })

  it('reads one code for one thing, whether setter or trolley', () => {
    expect(faults(makePlace('setter', '5', 'C-1'))).toEqual([['CODE_TAKEN', 'code']])
    expect(faults(makePlace('setter', '5', 'C-2'))).toEqual([['CODE_TAKEN', 'code']])
    expect(faults({ ...setter, code: 'C-2' }, setter.id)).toEqual([['CODE_TAKEN', 'code']])
    expect(faults(makePlace('setter', '5', ''))).toEqual([])
  })

  it('finds the other one, whichever of two has the code', () => {
    const twins = [makePlace('setter', '7', 'X'), makePlace('trolley', '8', 'X')]
    expect(twins.map((twin) => faults(twin, twin.id, twins))).toEqual([
      [['CODE_TAKEN', 'code']],
      [['CODE_TAKEN', 'code']],
    ])
    const of = (record: MasterRecord) => entryFaults(indexRecords(data.records), entryOf(record), undefined)
    expect(of({ ...setter, code: '' })).toEqual([{ fault: 'NAME_TAKEN', field: 'name', detail: { name: '4' } }])
  })

  it('tells a setter from a trolley with the same id', () => {
    const twin = { ...makePlace('trolley', '9', 'C-1'), id: setter.id }
    expect(faults(twin, twin.id)).toEqual([['CODE_TAKEN', 'code']])
  })

  it('knows every scanner by one serial number', () => {
    expect(faults(makeScanner({ name: 'B' }))).toEqual([['SERIAL_TAKEN', 'serial']])
    expect(faults(makeScanner({ name: 'B', serial: 'X' }))).toEqual([])
  })

  it('leaves nothing to retired records', () => {
    const retired = data.records.map((record) => (record === setter ? { ...setter, retired: true } : record))
    expect(faults(setter, undefined, retired)).toEqual([])
  })

  it('refers to nothing that is not there', () => {
    expect(faults(makeFlock({ breedId: 'breed-99' }), 'flock-1')).toEqual([['BREED_UNKNOWN', 'breedId']])
    expect(faults(makeScanner({ lineId: 'line-9' }), 'scanner-1')).toEqual([['LINE_UNKNOWN', 'lineId']])
    expect(faults(makeScanner({ lineId: null }), 'scanner-1')).toEqual([])
  })
})

describe('records', () => {
  it('get ids that none of their kind ever had', () => {
    expect(nextRecordIds(data.records, 'setter', 1)).toEqual(['setter-5'])
    expect(nextRecordIds(seededData().records, 'flock', 1)).toEqual(['flock-1'])
    expect(nextRecordIds(data.records, 'breed', 2)).toEqual(['breed-9', 'breed-10'])
    expect(nextRecordIds(data.records, 'trayType', 1)).toEqual(['trayType-2'])
    const odd = [makePlace('setter', 'x'), { ...makePlace('trolley', '1'), id: 'setter-9' }, makePlace('setter', '2')]
    expect(nextRecordIds(odd, 'setter', 1)).toEqual(['setter-3'])
  })

  it('are an entry with an id and a history', () => {
    for (const record of data.records) expect(recordOf(entryOf(record), record)).toEqual(record)
    expect(entryOf(setter)).toEqual({ kind: 'setter', value: { name: '4', code: 'C-1' } })
  })

  it('keep measures to hundredths of a millimetre, so that they can be written and read again', () => {
    const centresMm = [
      { xMm: 25.123, yMm: 25.126 },
      { xMm: 75.5, yMm: 25 },
    ]
    const { kind, ...value } = makeTrayType({ pitchMm: 47.123_456, centresMm })
    expect(recordOf({ kind, value }, value)).toMatchObject({
      pitchMm: 47.12,
      centresMm: [
        { xMm: 25.12, yMm: 25.13 },
        { xMm: 75.5, yMm: 25 },
      ],
    })
    const loose = makePlace('setter', '4')
    expect(recordOf(entryOf(loose), loose)).toEqual(loose)
  })

  it('of a fresh station have ids of their own and are no more than there is room for', () => {
    const { records } = seededData()
    expect(new Set(records.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(records.length)
    for (const kind of MASTER_KINDS)
      expect(recordsOf({ records }, kind).length).toBeLessThanOrEqual(MASTER_COUNT_MAX[kind])
    expect(findRecord({ records }, 'line', 'line-1')).toMatchObject({ name: 'Line 2', ratedEggsPerHour: 24_000 })
    expect(findRecord({ records }, 'setter', 'line-1')).toBeUndefined()
  })
})
