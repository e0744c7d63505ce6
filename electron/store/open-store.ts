import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import type { Clock } from '../base/clock.ts'
import { FIRST_LINE_ID } from '../domain/line-id.ts'
import type { Logger } from '../log/logger.ts'
import type { AlarmLog } from './alarm-log.ts'
import { AlarmLogRows } from './alarm-log-rows.ts'
import type { ArchiveBook } from './archive-book.ts'
import { markFile } from './audit-mark.ts'
import { AuditRows } from './audit-rows.ts'
import type { BatchLife } from './batch-life.ts'
import { BatchLifeRows } from './batch-life-rows.ts'
import { BatchRows, findBatch, nextBatchKey } from './batch-rows.ts'
import { readBatchSummary } from './batch-sums.ts'
import { Catalogue } from './catalogue.ts'
import { writeClockMark } from './clock-rows.ts'
import { CommitWriter } from './commit-writer.ts'
import { dataFiles } from './data-folder.ts'
import { StoreError, storeErrorFrom } from './errors.ts'
import { lineIdOf, lineKeys } from './line-rows.ts'
import type { MasterDataStore } from './master-data.ts'
import { MasterDataRows } from './master-data-rows.ts'
import { migrate } from './migrate.ts'
import type { ModelBook } from './model-book.ts'
import { ModelRows } from './model-rows.ts'
import { openArchive } from './open-archive.ts'
import { type DatabaseDriver, type DatabaseKey, lockFile, openWritable, type WritableDb } from './open-database.ts'
import { openTrays } from './open-trays.ts'
import type { Outbox } from './outbox.ts'
import { OutboxRows } from './outbox-rows.ts'
import { OverrideRows } from './override-rows.ts'
import { readStart } from './read-start.ts'
import type { RecipeBook } from './recipe-book.ts'
import { RecipeRows } from './recipe-rows.ts'
import { recordDigest } from './record-digest.ts'
import { RevisionRows } from './revision-rows.ts'
import type { OfLine, Store } from './store.ts'
import { TrayLinks } from './tray-links.ts'
import { SignInRows, UserRows } from './user-rows.ts'
import type { SignInBook, UserBook } from './users.ts'

/** A transaction that takes longer is logged: somebody will ask why the acknowledgements were late. */
const SLOW_COMMIT_MS = 40

export interface OpenStoreOptions {
  /** The data folder; made if it is not there. */
  readonly folder: string
  readonly key: DatabaseKey
  readonly clock: Clock
  readonly log: Logger
  /** The audit trail is not the one that was written here last. */
  readonly onAuditGap?: () => void
  /** Another build of better-sqlite3, for tests. */
  readonly driver?: DatabaseDriver
}

/** The store of the first line, with what the archive of pictures keeps in the same database. */
export interface OpenedStore extends Store {
  readonly archive: ArchiveBook
}

/**
 * Opens the database of a data folder for writing and brings its schema up to date.
 * Throws StoreError: LOCKED for a second instance, WRONG_KEY, NEWER_SCHEMA, CORRUPT, DISK.
 */
export function openStore(options: OpenStoreOptions): OpenedStore {
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

function storeOn(db: WritableDb, unlock: () => void, options: OpenStoreOptions): OpenedStore {
  const { clock, log } = options
  const catalogue = new Catalogue(db)
  const links = new TrayLinks(db)
  const writer = new CommitWriter(db, catalogue, links, log)
  const overrides = new OverrideRows(db, catalogue)
  const outbox = new OutboxRows(db, catalogue)
  const batches = new BatchRows(db, catalogue, outbox)
  const revisions = new RevisionRows(db, outbox)
  const audit = openAudit(db, options)
  const trays = openTrays(db, catalogue, links, named)
  const ofAll: Omit<Store, keyof OfLine> = {
    findBatch: (batchId) => named(() => findBatch(db, batchId)),
    batchSummary: (batchId) => named(() => readBatchSummary(db, batchId)),
    findEgg: (visitId, cell) => named(() => overrides.findEgg(visitId, cell)),
    saveOverride: (override) => named(() => overrides.save(override)),
    changedSummaries: () => named(() => revisions.changed()),
    sealRevision: (batchId, seal) => named(() => revisions.seal(batchId, seal)),
    saveSorterPresent: ({ scannerSerial, sessionId }, sorterPresent) =>
      named(() => catalogue.setSorterPresent(scannerSerial, sessionId, sorterPresent)),
    saveClockMark: (mark) => named(() => writeClockMark(db, mark)),
    nextBatchId: (dayWallMs) => named(() => nextBatchKey(db, dayWallMs)),
    outbox: namedOutbox(outbox),
    recordDigest: (batchId) => named(() => recordDigest(db, batchId)),
    recipes: namedRecipes(new RecipeRows(db)),
    masterData: namedMasterData(new MasterDataRows(db)),
    models: namedModels(new ModelRows(db, catalogue)),
    ...{ users: namedUsers(new UserRows(db)), signIns: namedSignIns(new SignInRows(db)) },
    audited(caller, deed, change) {
      try {
        return audit.audited(caller, deed, change)
      } catch (error) {
        // What the change has learned of new names and of passages went back with it.
        catalogue.forget()
        links.forget()
        throw storeErrorFrom(error)
      }
    },
    lines: () => named(() => lineKeys(db)),
    ofLine: (lineKey) => {
      const lineId = named(() => lineIdOf(db, lineKey))
      return { ...ofAll, ...ofLine(lineId) }
    },
    close() {
      if (!db.open) return
      // The last connection that closes moves the write-ahead log into the database.
      db.close()
      unlock()
    },
  }

  function ofLine(lineId: number): OfLine {
    return {
      start: () => named(() => readStart(db, lineId)),
      commit(group) {
        const beganMonoMs = clock.monoMs()
        const changes = named(() => writer.write(group, lineId))
        const tookMs = clock.monoMs() - beganMonoMs
        if (tookMs > SLOW_COMMIT_MS) log.warn({ tookMs, items: group.items.length }, 'a commit was slow')
        return changes
      },
      saveBatch: (batch, seal) => named(() => batches.save(batch, lineId, seal)),
      batchLife: namedBatchLife(new BatchLifeRows(db, lineId)),
      alarmLog: namedAlarmLog(new AlarmLogRows(db, lineId)),
      trays: trays(lineId),
    }
  }

  return { ...ofAll.ofLine(FIRST_LINE_ID), archive: openArchive(db, named) }
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

function namedBatchLife(rows: BatchLifeRows): BatchLife {
  return {
    draft: () => named(() => rows.draft()),
    saveDraft: (wish) => named(() => rows.saveDraft(wish)),
    beginStop: (...stop) => named(() => rows.beginStop(...stop)),
    endStop: (...end) => named(() => rows.endStop(...end)),
    addOutage: (...outage) => named(() => rows.addOutage(...outage)),
    explainStop: (...said) => named(() => rows.explainStop(...said)),
    stops: (batchId) => named(() => rows.stops(batchId)),
    findStop: (stopId) => named(() => rows.findStop(stopId)),
    accept: (...warnings) => named(() => rows.accept(...warnings)),
    accepted: (batchId) => named(() => rows.accepted(batchId)),
    signatures: (batchId) => named(() => rows.signatures(batchId)),
    sign: (signature) => named(() => rows.sign(signature)),
  }
}

function namedRecipes(rows: RecipeRows): RecipeBook {
  return {
    list: () => named(() => rows.list()),
    damaged: () => named(() => rows.damaged()),
    find: (...one) => named(() => rows.find(...one)),
    save: (edition) => named(() => rows.save(edition)),
    activate: (edition) => named(() => rows.activate(edition)),
    discard: (...one) => named(() => rows.discard(...one)),
  }
}

function openAudit(db: WritableDb, { folder, clock, log, onAuditGap }: OpenStoreOptions): AuditRows {
  const mark = markFile(dataFiles(folder).auditMark)
  const audit = new AuditRows(db, { clock, startId: randomUUID(), mark, log, onGap: onAuditGap })
  try {
    audit.holdAgainstMark()
  } catch (problem) {
    // A disk that is full now is no reason not to receive eggs.
    log.error({ reason: String(problem) }, 'the audit trail could not be held against its mark')
  }
  return audit
}

function namedUsers(rows: UserRows): UserBook {
  return {
    all: () => named(() => rows.all()),
    find: (userId) => named(() => rows.find(userId)),
    isNameTaken: (name) => named(() => rows.isNameTaken(name)),
    add: (user) => named(() => rows.add(user)),
    change: (user) => named(() => rows.change(user)),
  }
}

function namedSignIns(rows: SignInRows): SignInBook {
  return {
    all: () => named(() => rows.all()),
    put: (signIn) => named(() => rows.put(signIn)),
    drop: (key) => named(() => rows.drop(key)),
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

function namedMasterData(rows: MasterDataRows): MasterDataStore {
  return {
    read: () => named(() => rows.read()),
    write: (records) => named(() => rows.write(records)),
    trayTypeUsed: (trayTypeId) => named(() => rows.trayTypeUsed(trayTypeId)),
  }
}

function namedModels(rows: ModelRows): ModelBook {
  return {
    choice: () => named(() => rows.choice()),
    choose: (entry) => named(() => rows.choose(entry)),
    addShadows: (...shadows) => named(() => rows.addShadows(...shadows)),
    dropShadows: (keep) => named(() => rows.dropShadows(keep)),
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
