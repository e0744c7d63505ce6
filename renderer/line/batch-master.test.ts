import { describe, expect, it } from 'vitest'
import { fakeMasterData } from '../../test/fake/master-data.ts'
import { resolveCode } from '../client/resolve-code.ts'
import { firstFields } from './batch-form.ts'
import {
  codedThings,
  countedAgeWeeks,
  fieldsFromFlock,
  fieldsFromSite,
  fieldsFromThing,
  flockNamed,
  flockOptions,
  placeOptions,
} from './batch-master.ts'

const DATA = fakeMasterData()
const FIELDS = firstFields({ play: false, last: {} })
const SET_AT = '2026-11-10T08:00'

function flock(name: string) {
  const found = flockNamed(DATA, name)
  if (found === undefined) throw new Error(`there is no ${name}`)
  return found
}

describe('what the form offers', () => {
  it('is what the hatchery has, retired records left out, the newest flock first', () => {
    expect(flockOptions(DATA)).toEqual([
      { id: 'flock-12', label: 'Flock 12', detail: 'Lohmann LSL · Hof Nord · 4' },
      { id: 'flock-7', label: 'Flock 7', detail: 'Lohmann Brown · Hof Nord · 3' },
    ])
    expect(placeOptions(DATA.setters)[3]).toEqual({ id: 'setter-4', label: 'Setter 4', detail: 'S04' })
    expect(flockNamed(DATA, 'Flock 3')).toBeUndefined()
    expect(flockNamed(DATA, ' Flock 7 ')?.id).toBe('flock-7')
  })
})

describe('a chosen flock', () => {
  it('says its breed and the age of its parents on the last day of laying', () => {
    // From 12 February to 6 November: 267 days.
    expect(fieldsFromFlock(DATA, flock('Flock 7'), SET_AT)).toEqual({
      ...{ flock: 'Flock 7', breed: 'Lohmann Brown' },
      parentAgeWeeks: '38',
    })
  })

  it('counts back from the set time where the lay days are not known, and leaves the age alone where nothing is', () => {
    // From 10 January to 5 November, five days of storage before the set day: 299 days.
    expect(countedAgeWeeks(flock('Flock 12'), SET_AT)).toBe(42)
    expect(fieldsFromFlock(DATA, flock('Flock 12'), '')).toEqual({ flock: 'Flock 12', breed: 'Lohmann LSL' })
  })
})

describe('the site', () => {
  it('decides the law, and leaves a tray that is in use', () => {
    expect(fieldsFromSite(DATA, { ...FIELDS, jurisdictionId: 'FR' })).toEqual({ jurisdictionId: 'DE' })
  })

  it('puts a tray that is in use in the place of one that is not', () => {
    const without = DATA.trayTypes.map((tray) => ({ ...tray, retired: tray.id === FIELDS.trayTypeId }))
    expect(fieldsFromSite({ ...DATA, trayTypes: without }, FIELDS)).toMatchObject({ trayTypeId: 'square-36' })
    expect(fieldsFromSite({ ...DATA, trayTypes: [], site: { ...DATA.site, jurisdictionId: null } }, FIELDS)).toEqual({})
  })
})

describe('a scanned label', () => {
  it.each([
    ['S04', { setter: 'Setter 4' }],
    ['t11', { trolley: 'T11' }],
    ['Flock 7', { flock: 'Flock 7', breed: 'Lohmann Brown', parentAgeWeeks: '38' }],
    ['Honeycomb 84', { trayTypeId: 'honeycomb-84' }],
  ])('%s changes what it names and nothing else', (code, change) => {
    const found = resolveCode(code, codedThings(DATA))
    expect(found.kind === 'one' && fieldsFromThing(DATA, found.thing, FIELDS)).toEqual(change)
  })

  it('of something retired is not known', () => {
    expect(resolveCode('Flock 3', codedThings(DATA))).toEqual({ kind: 'none' })
  })

  it('of a flock that is gone meanwhile changes nothing', () => {
    expect(fieldsFromThing(DATA, { kind: 'flock', id: 'gone', code: '', name: 'Gone' }, FIELDS)).toEqual({})
  })
})
