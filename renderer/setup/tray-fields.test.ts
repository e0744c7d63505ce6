import { describe, expect, it } from 'vitest'
import { fakeMasterData } from '../../test/fake/master-data.ts'
import { isDrawable, trayDesign, trayFields } from './tray-fields.ts'

describe('the fields of a tray type', () => {
  it('give back every tray as it was', () => {
    for (const record of fakeMasterData().trayTypes) {
      const { id: _id, revision: _revision, retired: _retired, ...value } = record
      expect(trayDesign(trayFields(record))).toEqual({ design: value, notNumbers: [] })
      expect(isDrawable(value)).toBe(true)
    }
  })

  it('begin with a tray that can be drawn', () => {
    expect(isDrawable(trayDesign(trayFields(undefined)).design)).toBe(true)
  })

  it.each([
    { rows: '' },
    { rows: '0' },
    { rows: '2.5' },
    { columns: '41' },
    { rows: '40', columns: '40' },
    { pitchMm: '5' },
    { pitchMm: 'wide' },
  ])('are not drawn while they say %j', (part) => {
    expect(isDrawable(trayDesign({ ...trayFields(undefined), ...part }).design)).toBe(false)
  })

  it('are not drawn with centres of another number of cells', () => {
    const centresMm = [{ xMm: 25, yMm: 25 }]
    const { design } = trayDesign({ ...trayFields(undefined), centresMm })
    expect(isDrawable(design)).toBe(false)
    expect(isDrawable({ ...design, rows: 1, columns: 1 })).toBe(true)
  })

  it('name what should be a number and is none', () => {
    expect(trayDesign({ ...trayFields(undefined), rows: 'ten', pitchMm: '' }).notNumbers).toEqual(['rows', 'pitchMm'])
  })
})
