import { describe, expect, it } from 'vitest'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, SAID, scanItem } from '../../test/make/commit-groups.ts'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { reviewContract } from '../contract/review.ts'
import type { EggClass } from '../domain/egg.ts'
import { silentLogger } from '../log/logger.ts'
import { dataFiles } from '../store/data-folder.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { openReview, type Review } from './open-review.ts'

const key = new Uint8Array(32).fill(9)
const batchId = '2026-1121-01'
const range = (flock: string, from: number, to: number) => ({
  ...{ flock, from: { row: 0, column: from } },
  to: { row: 0, column: to },
})

function lookBack(work: (store: Store, review: Review) => void): Promise<void> {
  return withFolder((folder) => {
    const store = openStore({ folder, key, clock: { wallMs: () => MORNING_MS, monoMs: () => 0 }, log: silentLogger })
    store.saveBatch(makeBatch())
    const review = openReview({ path: dataFiles(folder).database, key, play: false, isSynthetic: () => true })
    work(store, review)
    review.close()
    store.close()
  })
}

/** A complete passage with these eggs in the first row of its tray. */
function pass(store: Store, visitId: number, code: string, eggs: readonly EggClass[]): void {
  const first = visitId * 100
  store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(visitId, { code, batchId }) }], first, [first]))
  const scans = eggs.map((eggClass, column) =>
    scanItem(first + 1 + column, { visitId, eggClass, cell: { row: 0, column } }),
  )
  store.commit(makeGroup(scans, first + eggs.length))
  const last = first + eggs.length + 1
  const ended = { kind: 'tray-end', visitId, endedWallMs: MORNING_MS, state: 'complete' } as const
  store.commit(makeGroup([ended], last, [last]))
}

describe('eggs by flock', () => {
  it('are told apart only where somebody wrote down that a tray holds several', () =>
    lookBack((store, review) => {
      pass(store, 1, 'A', ['FEMALE', 'MALE'])
      expect(review.batchReport({ batchId })?.flocks).toEqual([])
      expect(review.tray({ visitId: 1 })?.flocks).toEqual([])
    }))

  it('sum to the record of the batch, with the ranges of a tray before those of all trays', () =>
    lookBack((store, review) => {
      pass(store, 1, 'A', ['FEMALE', 'MALE', 'EMPTY', 'FEMALE'])
      pass(store, 2, 'B', ['MALE', 'EMPTY', 'FEMALE', 'INFERTILE'])
      pass(store, 3, 'C', ['FEMALE', 'FEMALE', 'FEMALE', 'FEMALE'])
      // The same eggs once more are counted once.
      pass(store, 4, 'C', ['FEMALE', 'FEMALE', 'FEMALE', 'FEMALE'])
      store.trays.sayEggs(4, 'SAME_EGGS', SAID)
      store.trays.setFlockRanges(batchId, '', [range('Flock 8', 3, 3)])
      store.trays.setFlockRanges(batchId, 'B', [range('Flock 9', 0, 1), range('Flock 8', 2, 2)])
      const report = review.batchReport({ batchId })
      expect(report?.flocks).toEqual([
        { flock: 'Flock 7', eggs: 6, emptyCells: 1, byClass: { FEMALE: 4, MALE: 1, INFERTILE: 1, EMPTY: 1 } },
        { flock: 'Flock 8', eggs: 3, emptyCells: 0, byClass: { FEMALE: 3 } },
        { flock: 'Flock 9', eggs: 1, emptyCells: 1, byClass: { MALE: 1, EMPTY: 1 } },
      ])
      const record = review.batchRecord({ batchId })
      const sum = (of: 'eggs' | 'emptyCells') => report?.flocks.reduce((all, one) => all + one[of], 0)
      expect([sum('eggs'), sum('emptyCells')]).toEqual([record?.eggs, record?.emptyCells])
      expect(reviewContract.methods.batchReport.result.safeParse(report).success).toBe(true)
      const tray = review.tray({ visitId: 2 })
      expect(tray?.flocks.map(({ flock, eggs, emptyCells }) => [flock, eggs, emptyCells])).toEqual([
        ['Flock 9', 1, 1],
        ['Flock 8', 1, 0],
        ['Flock 7', 1, 0],
      ])
      expect(reviewContract.methods.tray.result.safeParse(tray).success).toBe(true)
      expect(review.tray({ visitId: 1 })?.flocks.map(({ flock }) => flock)).toEqual(['Flock 7', 'Flock 8'])
    }))
})
