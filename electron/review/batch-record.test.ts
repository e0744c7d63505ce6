import { describe, expect, it } from 'vitest'
import { MORNING_MS, makeBatch, makeGroup, makePrediction, makeVisit, scanItem } from '../../test/make/commit-groups.ts'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { batchRecordSchema } from '../contract/review.ts'
import { silentLogger } from '../log/logger.ts'
import { dataFiles } from '../store/data-folder.ts'
import { openStore } from '../store/open-store.ts'
import { openReview } from './open-review.ts'

const key = new Uint8Array(32).fill(9)
const clock = { wallMs: () => MORNING_MS, monoMs: () => 0 }

describe('batch record', () => {
  it('is read from the fact cells of that batch alone, and fits the contract', () =>
    withFolder((folder) => {
      const store = openStore({ folder, key, clock, log: silentLogger })
      store.saveBatch(makeBatch({ state: 'closed', closedWallMs: MORNING_MS + 1000 }))
      store.saveBatch(makeBatch({}, '2026-1121-02'))
      const visits = [1, 2, 3].map((visitId) => {
        const batchId = visitId === 3 ? '2026-1121-02' : '2026-1121-01'
        return { kind: 'tray-begin', visit: makeVisit(visitId, { batchId }) } as const
      })
      store.commit(makeGroup(visits, 3, [1, 2, 3]))
      const at = (column: number) => ({ cell: { row: 0, column } })
      const scans = [
        scanItem(4, { ...at(0), eggClass: 'UNCERTAIN', latencyMs: 3 }),
        scanItem(5, { ...at(0), eggClass: 'MALE', attempt: 2, latencyMs: 3 }),
        scanItem(6, { ...at(1), eggClass: 'FEMALE', latencyMs: 3 }),
        scanItem(7, { ...at(2), eggClass: 'EMPTY', latencyMs: 3 }),
        scanItem(8, { ...at(3), visitId: 2, latencyMs: 900, prediction: makePrediction({ modelId: 'other-2' }) }),
        scanItem(9, { ...at(0), visitId: 3, batchId: '2026-1121-02' }),
      ]
      store.commit(makeGroup(scans, 9))
      store.commit(makeGroup([{ kind: 'tray-end', visitId: 2, endedWallMs: MORNING_MS, state: 'held' }], 10, [10]))
      const review = openReview({
        path: dataFiles(folder).database,
        key,
        play: true,
        isSynthetic: (modelId) => modelId.startsWith('phantom'),
      })
      const record = review.batchRecord({ batchId: '2026-1121-01' })
      expect(batchRecordSchema.parse(record)).toEqual(record)
      expect(record).toMatchObject({
        state: 'closed',
        flock: 'Flock 7',
        closedAtWallMs: MORNING_MS + 1000,
        recipe: 'Standard v1',
        models: ['other-2', 'phantom-cnn-1'],
        scanners: ['SIM-0001'],
        synthetic: true,
        play: true,
        trays: 2,
        traysHeld: 1,
        eggs: 3,
        emptyCells: 1,
        scans: 5,
        byClass: {
          FEMALE: { eggs: 2, scans: 2 },
          MALE: { eggs: 1, scans: 1 },
          UNCERTAIN: { eggs: 0, scans: 1 },
          EMPTY: { eggs: 1, scans: 1 },
        },
        byAction: {
          KEEP: { eggs: 2, scans: 2 },
          REMOVE_MALE: { eggs: 1, scans: 1 },
          RESCAN: { eggs: 0, scans: 1 },
          NONE: { eggs: 1, scans: 1 },
        },
      })
      const { p50, p99 } = record?.latencyMs ?? { p50: null, p99: null }
      expect(p50).toBeGreaterThan(2)
      expect(p50).toBeLessThan(4)
      expect(p99).toBeGreaterThan(700)
      expect(p99).toBeLessThan(1100)
      expect(review.batchRecord({ batchId: 'none' })).toBeNull()
      review.close()
      store.close()
    }))

  it('waits for the station to make the database', () =>
    withFolder((folder) => {
      const review = openReview({ path: dataFiles(folder).database, key, play: false, isSynthetic: () => false })
      expect(() => review.reconcile()).toThrowError(expect.objectContaining({ code: 'MISSING' }))
      openStore({ folder, key, clock, log: silentLogger }).close()
      expect(review.reconcile().agrees).toBe(true)
      review.close()
    }))
})
