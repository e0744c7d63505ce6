import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileTime } from '../base/file-time.ts'
import { makeFolder, syncFile, syncFolder, writeDurably } from '../files/durable-file.ts'
import { hashFile } from '../files/hash-file.ts'
import { copyDatabase } from './copy-database.ts'
import { copyOfEarlierTry } from './copy-of-earlier-try.ts'
import { countRows } from './count-rows.ts'
import type { DataFiles } from './data-folder.ts'
import { shortOfRoom } from './disk-room.ts'
import { StoreError, storeErrorFrom } from './errors.ts'
import { copyKeySlots } from './keys/copy-slots.ts'
import { schemaVersion } from './migrate.ts'
import { SCHEMA_VERSION } from './migrations/all.ts'
import { openReadable, type WritableDb } from './open-database.ts'
import type { OpenStoreOptions } from './open-store.ts'
import { freeFolder } from './put-aside.ts'
import { sealedText } from './seal-manifest.ts'

/** Ends the name of its folder, and stands in its manifest for the version of the program, which is not known any more. */
const KIND = 'before-update'
/** Ends it until everything in it is proved. */
const UNFINISHED = '.unfinished'

type CopyPlaces = Pick<DataFiles, 'database' | 'databaseMark' | 'backups' | 'keyFile'>

/** The schema of a database is about to be changed. */
export interface SchemaUpdate {
  readonly from: number
  readonly to: number
  /** Name of the backup that was made before; null where there was no room for it, or the disk refused it: then `reason` says so. */
  readonly backup: string | null
  readonly reason?: string
}

/**
 * Before an older database gets new columns: a backup of it as it is, proved, beside the others; an older program can read that one. It has no cold
 * files, because those get nothing but columns, so it is no ordinary one: no plan counts it, and it stays until the next update. An update that failed
 * after it, as on a disk without room, and is tried again every minute has one copy, of the database before the first try. Undefined for a
 * database that is new or up to date. Without room the update goes on, because the line must, and the answer says so. Throws StoreError CORRUPT for a database that cannot be copied because it is damaged.
 */
export function copyBeforeUpdate(
  db: WritableDb,
  files: CopyPlaces,
  { key, clock, log }: Pick<OpenStoreOptions, 'key' | 'clock' | 'log'>,
): SchemaUpdate | undefined {
  const from = schemaVersion(db)
  if (key === 'unencrypted' || from === 0) return undefined
  // Also where that try came to the end of it, and the start was refused before it could say so.
  const earlier = copyOfEarlierTry(db, files, { key, isCopy })
  if (earlier !== undefined) return { ...earlier, to: SCHEMA_VERSION }
  if (from >= SCHEMA_VERSION) return undefined
  const update = { from, to: SCHEMA_VERSION }
  try {
    const backup = makeCopy(files, key, clock.wallMs())
    log.info({ ...update, backup }, 'the database was copied before its update')
    return { ...update, backup }
  } catch (problem) {
    const error = storeErrorFrom(problem)
    if (error instanceof StoreError && error.code === 'CORRUPT') throw error
    log.error({ ...update, reason: error.message }, 'the database is brought up to date without a copy')
    return { ...update, backup: null, reason: error.message }
  }
}

function makeCopy(files: CopyPlaces, key: Uint8Array, madeAtWallMs: number): string {
  const { backups } = files
  makeFolder(backups)
  const time = fileTime(madeAtWallMs)
  const final = freeFolder(join(backups, `${time}-${KIND}`))
  const unfinished = final + UNFINISHED
  try {
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(unfinished, { mode: 0o700 })
    // Of before it: see copy-of-earlier-try.ts.
    copyMark(files, unfinished)
    const copy = join(unfinished, basename(files.database))
    copyTo(copy, files, key)
    const found = proved(copy, key)
    syncFile(copy)
    // It is not there yet when the printed code gives this folder the key file of a backup.
    if (existsSync(files.keyFile)) copyKeySlots(files.keyFile, join(unfinished, basename(files.keyFile)))
    const database = { file: basename(copy), bytes: found.bytes, sha256: found.sha256 }
    const { schemaVersion: schema, rows } = found
    const what = { format: 1, madeAtWallMs, appVersion: KIND, schemaVersion: schema, play: false, database, rows }
    writeDurably(join(unfinished, 'manifest.json'), sealedText(what, key), { flags: 'wx' })
    syncFolder(unfinished)
    renameSync(unfinished, final)
    syncFolder(backups)
    const earlier = readdirSync(backups).filter((name) => name.includes(KIND) && name !== basename(final))
    for (const name of earlier) rmSync(join(backups, name), { recursive: true, force: true })
    return basename(final)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

function isCopy(name: string): boolean {
  return name.includes(KIND) && !name.endsWith(UNFINISHED)
}

function copyMark({ databaseMark }: CopyPlaces, folder: string): void {
  if (existsSync(databaseMark)) writeDurably(join(folder, basename(databaseMark)), readFileSync(databaseMark))
}

/** By a connection of its own, which reads what is in the log too. */
function copyTo(copy: string, { database, backups }: CopyPlaces, key: Uint8Array): void {
  const db = openReadable({ path: database, key })
  try {
    const bytes = Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
    const short = shortOfRoom(backups, bytes)
    if (short !== undefined) throw new StoreError('FULL', short)
    copyDatabase(db, copy)
    chmodSync(copy, 0o600)
  } finally {
    db.close()
  }
}

/** Reads every page of the copy, and says what it holds. Throws StoreError for a copy that does not hold. */
function proved(path: string, key: Uint8Array) {
  const db = openReadable({ path, key })
  try {
    const [first] = db.pragma('integrity_check(1)') as readonly { readonly integrity_check: string }[]
    if (first?.integrity_check !== 'ok') throw new StoreError('DISK', `the copy is damaged: ${first?.integrity_check}`)
    return { rows: countRows(db), schemaVersion: schemaVersion(db), ...hashFile(path) }
  } finally {
    db.close()
  }
}
