import type { Clock } from '../base/clock.ts'
import { FIRST_LINE_ID } from '../domain/line-id.ts'
import type { Logger } from '../log/logger.ts'
import { AlarmLogRows } from './alarm-log-rows.ts'
import type { ArchiveBook } from './archive-book.ts'
import { BatchLifeRows } from './batch-life-rows.ts'
import { BatchRows, findBatch, nextBatchKey } from './batch-rows.ts'
import { readBatchSummary } from './batch-sums.ts'
import { Catalogue } from './catalogue.ts'
import { writeClockMark } from './clock-rows.ts'
import { Cold } from './cold/cold.ts'
import type { ColdPoint } from './cold/cold-mover.ts'
import { CommitWriter } from './commit-writer.ts'
import { copyBeforeUpdate } from './copy-before-update.ts'
import { dataFiles } from './data-folder.ts'
import { storeErrorFrom } from './errors.ts'
import { lockWriter } from './folder-lock.ts'
import type { DatabaseBehind } from './hold-against-mark.ts'
import { lineIdOf, lineKeys } from './line-rows.ts'
import { damagedOrNot, lookAtHead, lookAtLog, restoreWished } from './look-for-damage.ts'
import { noteJournalEnd } from './lost-end.ts'
import { MasterDataRows } from './master-data-rows.ts'
import { migrate } from './migrate.ts'
import { readEggsByMinute } from './minute-eggs.ts'
import { ModelRows } from './model-rows.ts'
import {
  named,
  namedAlarmLog,
  namedBatchLife,
  namedMasterData,
  namedModels,
  namedOutbox,
  namedRecipes,
  namedSignIns,
  namedUsers,
} from './named-books.ts'
import { openArchive } from './open-archive.ts'
import { type DatabaseDriver, type DatabaseKey, openWritable, type WritableDb } from './open-database.ts'
import { openTrays } from './open-trays.ts'
import { openWitnesses, type Witnesses } from './open-witnesses.ts'
import { OutboxRows } from './outbox-rows.ts'
import { OverrideRows } from './override-rows.ts'
import { lookQuickly } from './quick-look.ts'
import { readStart } from './read-start.ts'
import { RecipeRows } from './recipe-rows.ts'
import { recordDigest } from './record-digest.ts'
import { RevisionRows } from './revision-rows.ts'
import type { CommitGroup, OfLine, Store } from './store.ts'
import { TrayLinks } from './tray-links.ts'
import { UnspokenScans } from './unspoken-scans.ts'
import { SignInRows, UserRows } from './user-rows.ts'

/** A transaction that takes longer is logged: somebody will ask why the acknowledgements were late. */
const SLOW_COMMIT_MS = 40

/** All that any journal has may have been decided. */
const FORGOTTEN = { forgottenThrough: Number.MAX_SAFE_INTEGER }

export interface OpenStoreOptions {
  /** The data folder; made if it is not there. */
  readonly folder: string
  readonly key: DatabaseKey
  readonly clock: Clock
  readonly log: Logger
  /** The audit trail is not the one that was written here last. */
  readonly onAuditGap?: () => void
  /** The database is not the one that was written here last; it goes on all the same. */
  readonly onBehind?: (behind: DatabaseBehind) => void
  /** Told of each point at which a step of moving rows can be cut off, for tests. */
  readonly onColdPoint?: (point: ColdPoint) => void
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
  const unlock = lockWriter(files, options.driver)
  try {
    // Before SQLite opens it and takes what does not hold for its end.
    const restored = restoreWished(files, options)
    lookAtHead(files)
    const logFinding = lookAtLog(files, options)
    const db = openWritable({ path: files.database, key: options.key, ...driver })
    try {
      const updated = copyBeforeUpdate(db, files, options)
      migrate(db)
      foldInLog(db)
      lookQuickly(db, files.database, options.clock)
      const { clock, log, onColdPoint: onPoint } = options
      const cold = new Cold(db, { database: files.database, key: options.key, clock, log, onPoint })
      const close = () => {
        cold.close()
        unlock()
      }
      return storeOn(db, { cold, close, ...openWitnesses(db, { logFinding, restored, updated }, options) }, options)
    } catch (error) {
      db.close()
      throw error
    }
  } catch (error) {
    unlock()
    throw damagedOrNot(storeErrorFrom(error), files, options)
  }
}

/**
 * Moves the write-ahead log into the database and empties it: what a torn end left behind in the log must not stand among the frames of this
 * start, where it would look like damage, and a database that is new must not exist in its log alone.
 */
function foldInLog(db: WritableDb): void {
  db.pragma('wal_checkpoint(TRUNCATE)')
}

interface OpenParts extends Witnesses {
  readonly cold: Cold
  /** After the database: lets others in. */
  close(): void
}

function storeOn(
  db: WritableDb,
  { cold, close, audit, marks, isLossUnwritten }: OpenParts,
  { clock, log }: OpenStoreOptions,
): OpenedStore {
  const catalogue = new Catalogue(db)
  const links = new TrayLinks(db)
  const writer = new CommitWriter(db, catalogue, links, marks, cold, log)
  const overrides = new OverrideRows(db, catalogue, cold)
  const outbox = new OutboxRows(db, catalogue)
  const batches = new BatchRows(db, catalogue, outbox)
  const revisions = new RevisionRows(db, outbox)
  const trays = openTrays(db, catalogue, links, cold, named)
  const ofAll: Omit<Store, keyof OfLine> = {
    findBatch: (batchId) => named(() => findBatch(db, batchId)),
    batchSummary: (batchId) => named(() => readBatchSummary(db, batchId)),
    eggsByMinute: (batchId, fromMinute) => named(() => readEggsByMinute(db, batchId, fromMinute)),
    findEgg: (visitId, cell) => named(() => overrides.findEgg(visitId, cell)),
    saveOverride: (override) => named(() => overrides.save(override)),
    changedSummaries: () => named(() => revisions.changed()),
    sealRevision: (batchId, seal) => named(() => revisions.seal(batchId, seal)),
    saveSorterPresent: ({ scannerSerial, sessionId }, sorterPresent) =>
      named(() => catalogue.setSorterPresent(scannerSerial, sessionId, sorterPresent)),
    saveClockMark: (mark, jump) => named(() => writeClockMark(db, mark, jump)),
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
    ...{ lines: () => named(() => lineKeys(db)), moveToCold: movingToCold(db, links, cold) },
    ofLine: (lineKey) => {
      const lineId = named(() => lineIdOf(db, lineKey))
      return { ...ofAll, ...ofLine(lineId) }
    },
    close() {
      if (!db.open) return
      emptyLog(db, log)
      db.close()
      marks.close()
      close()
    },
  }

  function ofLine(lineId: number): OfLine {
    return {
      noteJournalEnd: (end) => named(() => noteJournalEnd(db, lineId, end)),
      start: () => named(() => ({ ...readStart(db, lineId), ...(isLossUnwritten && FORGOTTEN) })),
      commit: (group) => timedCommit(group, { clock, log }, () => named(() => writer.write(group, lineId))),
      saveBatch: (batch, seal) => named(() => batches.save(batch, lineId, seal)),
      moveEventMark: (toWallMs) => named(() => writer.moveEventMark(lineId, toWallMs)),
      batchLife: namedBatchLife(new BatchLifeRows(db, lineId)),
      alarmLog: namedAlarmLog(new AlarmLogRows(db, lineId)),
      trays: trays(lineId),
    }
  }

  return { ...ofAll.ofLine(FIRST_LINE_ID), archive: openArchive(db, named) }
}

/** The last connection that closes would do it, but review goes after the station, and may not write. Where it cannot be done now, the next start does it. */
function emptyLog(db: WritableDb, log: Logger): void {
  try {
    foldInLog(db)
  } catch (problem) {
    log.warn({ reason: String(problem) }, 'the write-ahead log stays until the next start')
  }
}

/** What a missing cold file kept from being said is said at the end of a pass. */
function movingToCold(db: WritableDb, links: TrayLinks, cold: Cold): Store['moveToCold'] {
  const unspoken = new UnspokenScans(db, links, cold)
  return (silentForMs) =>
    named(() => {
      const done = cold.move(silentForMs)
      if (done === 'done') unspoken.offer()
      return done
    })
}

function timedCommit<T>(
  group: CommitGroup,
  { clock, log }: Pick<OpenStoreOptions, 'clock' | 'log'>,
  write: () => T,
): T {
  const beganMonoMs = clock.monoMs()
  const changes = write()
  const tookMs = clock.monoMs() - beganMonoMs
  if (tookMs > SLOW_COMMIT_MS) log.warn({ tookMs, items: group.items.length }, 'a commit was slow')
  return changes
}
