import { describe, expect, it } from 'vitest'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../../test/make/commit-groups.ts'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { silentLogger } from '../log/logger.ts'
import { dataFiles } from '../store/data-folder.ts'
import { openStore } from '../store/open-store.ts'
import { openReview } from './open-review.ts'

const key = new Uint8Array(32).fill(9)
const clock = { wallMs: () => MORNING_MS, monoMs: () => 0 }
const batchId = '2026-1121-01'

describe('trays of a batch', () => {
  it('gives every egg as its last valid attempt left it, page after page', () =>
    withFolder((folder) => {
      const store = openStore({ folder, key, clock, log: silentLogger })
      store.saveBatch(makeBatch())
      const visits = [1, 2].map((id) => ({ kind: 'tray-begin', visit: makeVisit(id, { batchId }) }) as const)
      store.commit(makeGroup(visits, 2, [1, 2]))
      const scans = [
        scanItem(3, { cell: { row: 1, column: 2 }, eggClass: 'UNCERTAIN' }),
        scanItem(4, { cell: { row: 1, column: 2 }, eggClass: 'MALE', attempt: 2 }),
        scanItem(5, { cell: { row: 0, column: 1 }, eggClass: 'FEMALE', visitId: 2 }),
      ]
      store.commit(makeGroup(scans, 5))
      const review = openReview({ path: dataFiles(folder).database, key, play: false, isSynthetic: () => true })
      const page = review.trays({ batchId, afterVisitId: 0 })
      expect(page.map((tray) => tray.visitId)).toEqual([1, 2])
      expect(page[0]?.eggs).toMatchObject([{ cell: { row: 1, column: 2 }, eggClass: 'MALE', attempt: 2 }])
      expect(page[1]?.eggs).toMatchObject([{ cell: { row: 0, column: 1 }, eggClass: 'FEMALE' }])
      expect(review.trays({ batchId, afterVisitId: 1 }).map((tray) => tray.visitId)).toEqual([2])
      expect(review.trays({ batchId, afterVisitId: 2 })).toEqual([])
      expect(review.trays({ batchId: 'none', afterVisitId: 0 })).toEqual([])
      review.close()
      store.close()
    }))
})
