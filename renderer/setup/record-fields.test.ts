import { describe, expect, it } from 'vitest'
import { masterEntrySchema } from '../../electron/contract/master-data.ts'
import { fakeMasterData } from '../../test/fake/master-data.ts'
import { entryOf, FIELDS, numberOf, textsOf } from './record-fields.ts'
import type { PlainKind } from './sections.ts'
import { recordsIn, sectionOf } from './sections.ts'

const DATA = fakeMasterData()
const KINDS = Object.keys(FIELDS) as PlainKind[]

describe('the fields of a record', () => {
  it.each(KINDS)('give back a %s as it was, and what the station takes', (kind) => {
    const [record] = recordsIn(DATA, kind)
    if (record === undefined) throw new Error(`there is no ${kind}`)
    const { entry, faults } = entryOf(kind, textsOf(kind, record, DATA))
    const { id: _id, revision: _revision, retired: _retired, ...value } = record
    expect([...faults]).toEqual([])
    expect(entry).toEqual({ kind, value })
    expect(masterEntrySchema.safeParse(entry).success).toBe(true)
  })

  it('begin with what is likeliest', () => {
    expect(textsOf('scanner', undefined, DATA)).toMatchObject({ name: '', lineId: DATA.lines[0]?.id })
    expect(textsOf('breed', undefined, DATA)).toMatchObject({ eggColour: 'brown' })
  })

  it('name what they cannot even be sent with', () => {
    const faultsOf = (kind: PlainKind, fields: Record<string, string>) =>
      Object.fromEntries(entryOf(kind, fields).faults)
    expect(faultsOf('line', { name: 'Line 3', ratedEggsPerHour: 'fast' })).toEqual({ ratedEggsPerHour: 'NOT_A_NUMBER' })
    expect(faultsOf('line', { name: 'Line 3' })).toEqual({ ratedEggsPerHour: 'MISSING' })
    expect(faultsOf('flock', { storageDays: '3 days', breedId: 'breed-1' })).toEqual({ storageDays: 'NOT_A_NUMBER' })
    expect(faultsOf('flock', { storageDays: ' ', breedId: '' })).toEqual({ breedId: 'BREED_UNKNOWN' })
  })

  it('know numbers with a point and with a comma, and no groups', () => {
    expect([numberOf('12'), numberOf(' 12,5 '), numberOf('12.5')]).toEqual([12, 12.5, 12.5])
    for (const text of ['', '1e3', '-4', '1.000,5', 'x']) expect(numberOf(text)).toBeNaN()
  })
})

describe('a section', () => {
  it('is the site where the address names none', () => {
    expect(sectionOf('flocks')).toBe('flocks')
    expect(sectionOf('nowhere')).toBe('site')
    expect(sectionOf(undefined)).toBe('site')
  })
})
