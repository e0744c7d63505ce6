import Database from 'better-sqlite3'
import { describeStore } from './store-contract.ts'
import { describeStoreAlarms } from './store-contract-alarms.ts'
import { describeStoreAudit } from './store-contract-audit.ts'
import { describeStoreBatchLife } from './store-contract-batch-life.ts'
import { describeStoreLines } from './store-contract-lines.ts'
import { describeStoreMinutes } from './store-contract-minutes.ts'
import { describeModelStore } from './store-contract-models.ts'
import { describeStoreOutbox } from './store-contract-outbox.ts'
import { describeStoreRecipes } from './store-contract-recipes.ts'
import { describeStoreRecords } from './store-contract-records.ts'
import { describeStoreRevisions } from './store-contract-revisions.ts'

const build = { key: new Uint8Array(32).fill(5), driver: Database }

describeStoreAlarms('the encrypted build', build)
describeStoreBatchLife('the encrypted build', build)
describeStoreLines('the encrypted build', build)
describeStoreMinutes('the encrypted build', build)
describeModelStore('the encrypted build', build)
describeStoreRecipes('the encrypted build', build)
describeStoreAudit('the encrypted build', build)
describeStore('the encrypted build', build)
describeStoreRecords('the encrypted build', build)
describeStoreOutbox('the encrypted build', build)
describeStoreRevisions('the encrypted build', build)
