import { copyFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { err, ok, type Result } from '../../base/result.ts'
import { syncFile, syncFolder } from '../../files/durable-file.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { StoreError } from '../../store/errors.ts'
import { readDataKey, subKeys } from '../../store/key-file.ts'
import { lockFile } from '../../store/open-database.ts'
import { putAside } from '../../store/put-aside.ts'
import { setMarkAsRestored } from '../../store/set-mark.ts'
import { backupName } from './backup-folders.ts'
import { bringColdFiles, exchangeColdFiles } from './cold-copies.ts'
import { hashFile } from '../../files/hash-file.ts'
import { BACKUP_DATABASE_FILE, type Manifest } from './manifest.ts'
import { verifyBackup } from './verify-backup.ts'

export interface RestoreOptions {
  /** Folder of one backup. */
  readonly from: string
  /** Data folder that is to have it; a key file that opens must be there. */
  readonly to: string
  readonly nowWallMs: number
}

export interface Restored {
  readonly manifest: Manifest
  /** Where the database that was there lies now; null when there was none. */
  readonly replaced: string | null
  /** Whether an intake journal is there: what it holds beyond the backup comes again at the next start. */
  readonly journal: boolean
}

/**
 * Puts a backup in the place of a data folder's database, after proving every byte of it. What was there is kept aside. The error is a
 * sentence that says what to do; then nothing was changed. Throws when the disk fails in the middle: the old database is then still in its
 * place, or aside with the new one in its place.
 */
export function restoreBackup({ from, to, nowWallMs }: RestoreOptions): Result<Restored, string> {
  const files = dataFiles(to)
  const key = keyOf(files.keyFile)
  if (!key.ok) return key
  const unlock = takeLock(files.writerLock, to)
  if (!unlock.ok) return unlock
  const fresh = `${files.database}.restoring`
  try {
    const manifest = verifyBackup(from, key.value)
    if (!manifest.ok) return manifest
    copyFileSync(join(from, BACKUP_DATABASE_FILE), fresh)
    syncFile(fresh)
    if (hashFile(fresh).sha256 !== manifest.value.database.sha256) {
      return err(`${fresh} was not written as it was read; is the disk failing?`)
    }
    const cold = bringColdFiles(from, files.database, manifest.value.cold ?? [])
    if (!cold.ok) return cold
    const aside = join(to, `replaced-${backupName(nowWallMs)}`)
    const replaced = putAside(files.database, aside, key.value)
    exchangeColdFiles(cold.value, files.database, aside)
    renameSync(fresh, files.database)
    syncFolder(to)
    setMarkAsRestored(files, key.value)
    return ok({ manifest: manifest.value, replaced, journal: hasFiles(files.journal) || hasFiles(files.journals) })
  } finally {
    rmSync(fresh, { force: true })
    unlock.value()
  }
}

function keyOf(keyFile: string): Result<Uint8Array, string> {
  try {
    return ok(subKeys(readDataKey(keyFile)).database)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return err(
      `${reason}. A backup is read with the data key of its station; on another machine its printed recovery code gives that: npm run keys -- open-with-recovery`,
    )
  }
}

function takeLock(path: string, folder: string): Result<() => void, string> {
  try {
    return ok(lockFile(path))
  } catch (error) {
    if (error instanceof StoreError && error.code === 'LOCKED') {
      return err(`Ovoscope is running on the data in ${resolve(folder)}; close it and try again`)
    }
    throw error
  }
}

function hasFiles(folder: string): boolean {
  try {
    return readdirSync(folder).length > 0
  } catch {
    return false
  }
}
