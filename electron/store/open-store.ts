import { mkdirSync } from 'node:fs'
import type { Clock } from '../base/clock.ts'
import type { Logger } from '../log/logger.ts'
import type { AlarmLog } from './alarm-log.ts'
import { AlarmLogRows } from './alarm-log-rows.ts'
import { BatchRows, findBatch, nextBatchKey, readCounters } from './batch-rows.ts'
import { Catalogue } from './catalogue.ts'
import { CommitWriter } from './commit-writer.ts'
import { dataFiles } from './data-folder.ts'
import { StoreError, storeErrorFrom } from './errors.ts'
import { migrate } from './migrate.ts'
import { type DatabaseDriver, type DatabaseKey, lockFile, openWritable, type WritableDb } from './open-database.ts'
import { openTrays } from './open-trays.ts'
import type { Outbox } from './outbox.ts'
import { OutboxRows } from './outbox-rows.ts'
import { OverrideRows } from './override-rows.ts'
import { readStart } from './read-start.ts'
import { RevisionRows } from './revision-rows.ts'
import type { Store } from './store.ts'
import { TrayLinks } from './tray-links.ts'

/** A transaction that takes longer is logged: somebody will ask why the acknowledgements were late. */
const SLOW_COMMIT_MS = 40

export interface OpenStoreOptions {
  /** The data folder; made if it is not there. */
  readonly folder: string
  readonly key: DatabaseKey
  readonly clock: Clock
  readonly log: Logger
  /** Another build of better-sqlite3, for tests. */
  readonly driver?: DatabaseDriver
}

/**
 * Opens the database of a data folder for writing and brings its schema up to date.
 * Throws StoreError: LOCKED for a second instance, WRONG_KEY, NEWER_SCHEMA, CORRUPT, DISK.
 */
export function openStore(options: OpenStoreOptions): Store {
  const files = dataFiles(options.folder)
  const driver = options.driver === undefined ? {} : { driver: options.driver }
  const unlock = takeWriterLock(files, options)
  try {
    const db = openWritable({ path: files.database, key: options.key, ...driver })
    try {
      migrate(db)
      return storeOn(db, unlock, options)
    } catch (error) {
      db.close()
      throw error
    }
  } catch (error) {
    unlock()
    throw storeErrorFrom(error)
  }
}

function takeWriterLock(
  files: { readonly folder: string; readonly writerLock: string },
  options: OpenStoreOptions,
): () => void {
  try {
    mkdirSync(files.folder, { recursive: true, mode: 0o700 })
    return lockFile(files.writerLock, options.driver)
  } catch (error) {
    const reason = storeErrorFrom(error)
    if (!(reason instanceof StoreError) || reason.code !== 'LOCKED') throw reason
    throw new StoreError(
      'LOCKED',
      `another Ovoscope is running on the data in ${files.folder}; close it, or use that one`,
      error,
    )
  }
}

function storeOn(db: WritableDb, unlock: () => void, { clock, log }: OpenStoreOptions): Store {
  const catalogue = new Catalogue(db)
  const links = new TrayLinks(db)
  const writer = new CommitWriter(db, catalogue, links, log)
  const overrides = new OverrideRows(db, catalogue)
  const outbox = new OutboxRows(db, catalogue)
  const batches = new BatchRows(db, catalogue, outbox)
  const revisions = new RevisionRows(db, outbox)
  return {
    start: () => named(() => readStart(db)),
    commit(group) {
      const beganMonoMs = clock.monoMs()
      const changes = named(() => writer.write(group))
      const tookMs = clock.monoMs() - beganMonoMs
      if (tookMs > SLOW_COMMIT_MS) log.warn({ tookMs, items: group.items.length }, 'a commit was slow')
      return changes
    },
    saveBatch: (batch, seal) => named(() => batches.save(batch, seal)),
    findBatch: (batchId) => named(() => findBatch(db, batchId)),
    batchCounters: (batchId) => named(() => readCounters(db, batchId)),
    findEgg: (visitId, cell) => named(() => overrides.findEgg(visitId, cell)),
    saveOverride: (override) => named(() => overrides.save(override)),
    changedSummaries: () => named(() => revisions.changed()),
    sealRevision: (batchId, seal) => named(() => revisions.seal(batchId, seal)),
    nextBatchId: (dayWallMs) => named(() => nextBatchKey(db, dayWallMs)),
    outbox: namedOutbox(outbox),
    alarmLog: namedAlarmLog(new AlarmLogRows(db)),
    trays: openTrays(db, catalogue, links, named),
    close() {
      if (!db.open) return
      // The last connection that closes moves the write-ahead log into the database.
      db.close()
      unlock()
    },
  }
}

function namedOutbox(outbox: OutboxRows): Outbox {
  return {
    next: () => named(() => outbox.next()),
    sent: (...sent) => named(() => outbox.sent(...sent)),
    retry: (...retry) => named(() => outbox.retry(...retry)),
    park: (...park) => named(() => outbox.park(...park)),
    requeueAll: (nowWallMs) => named(() => outbox.requeueAll(nowWallMs)),
    counts: () => named(() => outbox.counts()),
    list: (...list) => named(() => outbox.list(...list)),
  }
}

function namedAlarmLog(rows: AlarmLogRows): AlarmLog {
  return {
    append: (...entries) => named(() => rows.append(...entries)),
    outOfService: () => named(() => rows.outOfService()),
    takeOutOfService: (entry) => named(() => rows.takeOutOfService(entry)),
    putBackInService: (alarm) => named(() => rows.putBackInService(alarm)),
  }
}

/** SQLite's errors leave as StoreError. */
function named<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw storeErrorFrom(error)
  }
}
