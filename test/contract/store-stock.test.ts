import StockDatabase from 'better-sqlite3-stock'
import { describe, expect, it } from 'vitest'
import { silentLogger } from '../../electron/log/logger.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { withFolder } from '../make/temporary-folder.ts'
import { describeStore } from './store-contract.ts'
import { describeStoreAlarms } from './store-contract-alarms.ts'
import { describeStoreAudit } from './store-contract-audit.ts'
import { describeStoreBatchLife } from './store-contract-batch-life.ts'
import { describeModelStore } from './store-contract-models.ts'
import { describeStoreOutbox } from './store-contract-outbox.ts'
import { describeStoreRecipes } from './store-contract-recipes.ts'
import { describeStoreRecords } from './store-contract-records.ts'
import { describeStoreRevisions } from './store-contract-revisions.ts'
import { STILL_CLOCK } from './store-harness.ts'

describeStoreAlarms('the stock build', { key: 'unencrypted', driver: StockDatabase })
describeStoreBatchLife('the stock build', { key: 'unencrypted', driver: StockDatabase })
describeModelStore('the stock build', { key: 'unencrypted', driver: StockDatabase })
describeStoreRecipes('the stock build', { key: 'unencrypted', driver: StockDatabase })
describeStoreAudit('the stock build', { key: 'unencrypted', driver: StockDatabase })
describeStore('the stock build', { key: 'unencrypted', driver: StockDatabase })
describeStoreRecords('the stock build', { key: 'unencrypted', driver: StockDatabase })
describeStoreOutbox('the stock build', { key: 'unencrypted', driver: StockDatabase })

describe('the stock build', () => {
  it('is refused when a key is given: it would write in the clear', () =>
    withFolder((folder) => {
      const open = () =>
        openStore({ folder, key: new Uint8Array(32), driver: StockDatabase, clock: STILL_CLOCK, log: silentLogger })
      expect(open).toThrowError(expect.objectContaining({ name: 'StoreError', code: 'NO_ENCRYPTION' }))
    }))
})
describeStoreRevisions('the stock build', { key: 'unencrypted', driver: StockDatabase })
