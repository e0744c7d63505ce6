import Database from 'better-sqlite3'
import { beforeEach } from 'vitest'
import { openReview } from '../../electron/review/open-review.ts'
import { MemoryStore } from '../fake/memory-store.ts'
import { describeRemovals } from './store-contract-removals.ts'
import { describeTrays, type TrayStoreHarness } from './store-contract-trays.ts'
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
