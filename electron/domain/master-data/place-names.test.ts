import { describe, expect, it } from 'vitest'
import { seededData } from '../../../test/make/master-records.ts'
import type { MasterRecord } from './kinds.ts'
import { placeNames } from './place-names.ts'

const SETTINGS = { site: 'Set site', line: 'Set line' }

/** The seed after a person did that to its site and its line. */
function after(change: Partial<Pick<MasterRecord, 'revision' | 'retired'>> & { readonly name?: string }) {
  const { records } = seededData()
  return {
    records: records.map((record) =>
      record.kind === 'site' || record.kind === 'line' ? { ...record, ...change } : record,
    ),
  }
}

describe('placeNames', () => {
  it('are those of the settings until a person has said something else', () => {
    expect(placeNames({ records: [] }, SETTINGS)).toEqual(SETTINGS)
    expect(placeNames(seededData(), SETTINGS)).toEqual(SETTINGS)
    expect(placeNames(after({ revision: 2, name: 'Said' }), SETTINGS)).toEqual({ site: 'Said', line: 'Said' })
  })

  it('are those of a further line by its id, as soon as it stands in the master data', () => {
    const second = { kind: 'line', id: 'line-2', name: 'Hall B', ratedEggsPerHour: 9_000, revision: 1, retired: false }
    const withSecond = (change: object) => ({
      records: [...seededData().records, { ...second, ...change } as MasterRecord],
    })
    expect(placeNames(withSecond({}), SETTINGS, 'line-2')).toEqual({ ...SETTINGS, line: 'Hall B' })
    expect(placeNames(withSecond({}), SETTINGS)).toEqual(SETTINGS)
    expect(placeNames(withSecond({ retired: true }), SETTINGS, 'line-2')).toEqual(SETTINGS)
    expect(placeNames(withSecond({}), SETTINGS, 'line-3')).toEqual(SETTINGS)
  })

  it('are those of the settings again for what is no longer in use', () => {
    expect(placeNames(after({ revision: 3, name: 'Said', retired: true }), SETTINGS)).toEqual(SETTINGS)
  })
})
