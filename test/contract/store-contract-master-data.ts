import { describe, expect, it } from 'vitest'
import { MASTER_COUNT_MAX, recordsOf } from '../../electron/domain/master-data/kinds.ts'
import { seedRecords } from '../../electron/domain/master-data/presets.ts'
import type { Store } from '../../electron/store/store.ts'
import { makeBatch } from '../make/commit-groups.ts'
import { makeFlock, makePlace, makeScanner, makeTrayType, SEED_PLACE } from '../make/master-records.ts'

/** What every store of master data must do; `store` is an empty one in each test. */
export function describeMasterData(name: string, store: () => Pick<Store, 'masterData' | 'saveBatch'>): void {
  describe(`master data on ${name}`, () => {
    const all = () => [
      ...seedRecords(SEED_PLACE),
      ...[makeScanner(), makePlace('setter', '4', 'S-4'), makePlace('trolley', '11'), makeTrayType(), makeFlock()],
      makeFlock({ id: 'flock-2', name: 'Unknown', parentsHatchedOn: null, laidFrom: null, laidTo: null }),
    ]

    it('starts empty', () => {
      expect(store().masterData.read()).toEqual({ revision: 0, records: [] })
    })

    it('gives back every record as it was given, each kind in its order', () => {
      const { masterData } = store()
      const shifts = [{ name: 'Night', startsAtMinute: 1320, endsAtMinute: 360 }]
      const records = all().map((record) =>
        record.kind === 'site' ? { ...record, shifts, jurisdictionId: 'DE' } : record,
      )
      expect(masterData.write(records)).toBe(1)
      const read = masterData.read()
      expect(read.revision).toBe(1)
      for (const kind of ['site', 'line', 'scanner', 'setter', 'trolley', 'trayType', 'breed', 'flock'] as const)
        expect(recordsOf(read, kind)).toEqual(recordsOf({ records }, kind))
      expect(read.records).toHaveLength(records.length)
    })

    it('replaces a record in its place and counts every write', () => {
      const { masterData } = store()
      masterData.write(all())
      const changed = makeFlock({ name: 'Flock 7 b', revision: 2, retired: true, storageDays: null })
      expect(masterData.write([changed])).toBe(2)
      expect(recordsOf(masterData.read(), 'flock').map((flock) => [flock.name, flock.retired])).toEqual([
        ['Flock 7 b', true],
        ['Unknown', false],
      ])
      expect(masterData.write([])).toBe(3)
    })

    it('takes a breed and its flock in one write, whatever their order', () => {
      const { masterData } = store()
      const breed = {
        kind: 'breed',
        id: 'breed-1',
        revision: 1,
        retired: false,
        name: 'B',
        eggColour: 'other',
      } as const
      masterData.write([makeFlock(), breed])
      expect(masterData.read().records).toHaveLength(2)
    })

    it('takes all of a write or nothing', () => {
      const { masterData } = store()
      masterData.write(all())
      const before = masterData.read()
      const renamed = makePlace('setter', '4', 'other')
      expect(() => masterData.write([renamed, makeFlock({ id: 'flock-9', breedId: 'breed-99' })])).toThrowError(
        /FOREIGN KEY/,
      )
      expect(() => masterData.write([renamed, makeScanner({ id: 'scanner-9', lineId: 'line-99' })])).toThrowError(
        /FOREIGN KEY/,
      )
      expect(masterData.read()).toEqual(before)
    })

    it('knows the tray types that batches were recorded on', () => {
      const { masterData, saveBatch } = bound(store())
      expect(masterData.trayTypeUsed('square-150')).toBe(false)
      saveBatch(makeBatch())
      expect(masterData.trayTypeUsed('square-150')).toBe(true)
      expect(masterData.trayTypeUsed('square-36')).toBe(false)
    })

    it('reads no more of a kind than its limit', () => {
      const { masterData } = store()
      const max = MASTER_COUNT_MAX.line
      const lines = Array.from({ length: max + 1 }, (_, n) => ({
        name: `L${n}`,
        id: `line-${n}`,
        ratedEggsPerHour: 60,
      }))
      masterData.write(lines.map((line) => ({ kind: 'line', revision: 1, retired: false, ...line })))
      expect(masterData.read().records).toHaveLength(max)
    })
  })
}

function bound(store: Pick<Store, 'masterData' | 'saveBatch'>) {
  return {
    masterData: store.masterData,
    saveBatch: (...batch: Parameters<Store['saveBatch']>) => store.saveBatch(...batch),
  }
}
