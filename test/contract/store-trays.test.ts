import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import { PROGRAM } from '../../electron/domain/access.ts'
import { openReview } from '../../electron/review/open-review.ts'
import { MemoryStore } from '../fake/memory-store.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../make/commit-groups.ts'
import { countersOf } from '../make/counters.ts'
import { describeRemovals } from './store-contract-removals.ts'
import { describeTrays, type TrayStoreHarness } from './store-contract-trays.ts'
import { describeWords } from './store-contract-words.ts'
import { StoreHarness } from './store-harness.ts'

const build = { key: new Uint8Array(32).fill(5), driver: Database }

const onDisk = (): TrayStoreHarness => {
  const harness = new StoreHarness(build)
  return {
    get store() {
      return harness.store
    },
    reopen: () => harness.reopen(),
    restart: () => harness.restart(),
    differences() {
      const review = openReview({ path: harness.databasePath, ...build, play: false, isSynthetic: () => true })
      try {
        return review.reconcile().differences
      } finally {
        review.close()
      }
    },
  }
}
describeTrays('the database', onDisk)
describeRemovals('the database', onDisk)
describeWords('the database', onDisk)

/** What every other test stands on instead of a database; it forgets nothing when it is opened again. */
class MemoryHarness implements TrayStoreHarness {
  store = new MemoryStore()

  constructor() {
    beforeEach(() => this.restart())
  }

  reopen(): void {
    // Nothing is held anywhere else.
  }

  restart(): void {
    this.store = new MemoryStore()
  }

  differences(): readonly string[] {
    return []
  }
}

describeTrays('memory', () => new MemoryHarness())
describeRemovals('memory', () => new MemoryHarness())
describeWords('memory', () => new MemoryHarness())

describe('a word on a tray whose audit entry fails', () => {
  const harness = new StoreHarness(build)
  it('is forgotten whole: a scan after it counts no egg twice', () => {
    const { store } = harness
    const cell = { row: 0, column: 0 }
    const batchId = '2026-1121-01'
    store.saveBatch(makeBatch())
    const end = { kind: 'tray-end', visitId: 1, endedWallMs: MORNING_MS, state: 'complete' } as const
    const begin = (visitId: number) =>
      ({ kind: 'tray-begin', visit: makeVisit(visitId, { code: 'A', batchId }) }) as const
    store.commit(
      makeGroup([begin(1), scanItem(2, { cell, batchId, eggClass: 'UNREADABLE' }), end, begin(2)], 4, [1, 3, 4]),
    )
    const said = { why: 'looked', who: 'Ada', atWallMs: MORNING_MS }
    const deed = { act: 'tray.eggs', subject: 'A (2)' } as const
    expect(() =>
      store.audited(PROGRAM, deed, () => {
        store.trays.sayEggs(2, 'OTHER_EGGS', said)
        throw new Error('disk full')
      }),
    ).toThrow('disk full')
    expect(store.trays.tray(2)?.continues).toBe(1)
    store.commit(makeGroup([scanItem(5, { visitId: 2, cell, batchId, eggClass: 'FEMALE' })], 5))
    expect(countersOf(store.batchSummary(batchId)).eggsByClass).toEqual({ FEMALE: 1 })
  })
})
