import { closeSync, copyFileSync, existsSync, openSync, readSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Clock } from '../base/clock.ts'
import { fileTime } from '../base/file-time.ts'
import { makeFolder } from '../files/durable-file.ts'
import { carryOutRestore, type RestoreEnd } from './carry-out-restore.ts'
import type { DataFiles } from './data-folder.ts'
import { readDatabaseMark } from './database-mark.ts'
import { StoreError } from './errors.ts'
import type { OpenStoreOptions } from './open-store.ts'
import { freeFolder } from './put-aside.ts'
import { type LogFinding, scanLog } from './scan-log.ts'

/** What somebody had restored on screen takes its place now; what was there is kept aside. */
export function restoreWished(
  files: DataFiles,
  { key, clock, log }: Pick<OpenStoreOptions, 'key' | 'clock' | 'log'>,
): RestoreEnd | undefined {
  if (key === 'unencrypted') return undefined
  const end = carryOutRestore(files, key, {
    ...{ aside: folderAside(files, 'replaced', clock), nowWallMs: clock.wallMs() },
  })
  if (end?.kind === 'RESTORED') log.warn({ ...end.staged }, 'a backup was put in the place of the database')
  if (end?.kind === 'WITHDRAWN') log.info({ ...end.staged }, 'a backup that was asked for is not put back')
  if (end?.kind === 'DROPPED') log.error({ ...end }, 'a backup that was asked for was not put back')
  return end
}

function folderAside({ folder }: Pick<DataFiles, 'folder'>, why: 'replaced' | 'damaged', clock: Clock): string {
  return freeFolder(join(folder, `${why}-${fileTime(clock.wallMs())}`))
}

/** Looks at the write-ahead log before SQLite opens it. A damaged one is kept aside: SQLite will throw away what stands behind the damage. */
export function lookAtLog(files: DataFiles, { clock, log }: Pick<OpenStoreOptions, 'clock' | 'log'>): LogFinding {
  const path = `${files.database}-wal`
  const found = scanLog(path)
  if (found.kind !== 'DAMAGED') return found
  const aside = folderAside(files, 'damaged', clock)
  log.error({ ...found, aside }, 'the write-ahead log is damaged')
  try {
    makeFolder(aside)
    copyFileSync(path, join(aside, basename(path)))
  } catch (problem) {
    // Without room for it the line goes on all the same.
    log.error({ reason: String(problem) }, 'the damaged write-ahead log could not be kept')
  }
  return found
}

/**
 * SQLite's file format from byte 16 on: page size, versions for writing and for reading, bytes kept free in a page, and three constants. The
 * cipher leaves these eight readable, and what it does not authenticate SQLite would believe (measured, test/contract/store-bits.test.ts).
 */
const HEAD_OFFSET = 16
const PAGE_SIZE = [0x10, 0x00] as const
const CONSTANTS = [64, 32, 32] as const
/** Of our cipher, and of none. */
const KEPT_FREE_BYTES: readonly number[] = [64, 0]

/** Of a new database whose first page had not reached the disk when the power went. Its rollback journal did before, and SQLite starts anew by it; in use, the database has none. */
const NEVER_WRITTEN = Buffer.alloc(8)

/** Throws StoreError CORRUPT for a head that nobody wrote. */
export function lookAtHead({ database }: Pick<DataFiles, 'database'>): void {
  const head = Buffer.alloc(8)
  if (!readInto(database, head, HEAD_OFFSET)) return
  const [, , write = 0, read = 0, free = 0] = head
  // Both versions are 2 in ours, and 1 for the moment in which a new one is made.
  const versionsHold = write === read && (write === 1 || write === 2)
  const constantsHold =
    head.subarray(0, 2).equals(Buffer.from(PAGE_SIZE)) && head.subarray(5).equals(Buffer.from(CONSTANTS))
  if (versionsHold && constantsHold && KEPT_FREE_BYTES.includes(free)) return
  if (head.equals(NEVER_WRITTEN) && existsSync(`${database}-journal`)) return
  throw new StoreError('CORRUPT', `the head of the database is damaged (${head.toString('hex')})`)
}

/** False for a file that is not there or too short: SQLite makes one, or says what is wrong. */
function readInto(path: string, bytes: Buffer, offset: number): boolean {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return false
  }
  try {
    return readSync(file, bytes, 0, bytes.length, offset) === bytes.length
  } finally {
    closeSync(file)
  }
}

/** A first page that cannot be opened looks like another key. If the key opens the mark beside the database, it is the right one, and the page is damaged. */
export function damagedOrNot(
  error: Error,
  files: Pick<DataFiles, 'databaseMark'>,
  { key }: Pick<OpenStoreOptions, 'key'>,
): Error {
  if (!(error instanceof StoreError) || error.code !== 'WRONG_KEY') return error
  try {
    if (readDatabaseMark(files.databaseMark, key).kind !== 'MARK') return error
  } catch {
    return error
  }
  // What SQLite makes of it speaks of a key, so it stays in the cause.
  return new StoreError('CORRUPT', 'the beginning of the database is damaged', error)
}
