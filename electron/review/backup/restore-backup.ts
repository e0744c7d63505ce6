import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { err, ok, type Result } from '../../base/result.ts'
import { carryOutRestore } from '../../store/carry-out-restore.ts'
import { type DataFiles, dataFiles } from '../../store/data-folder.ts'
import { StoreError } from '../../store/errors.ts'
import { readDataKey, subKeys } from '../../store/key-file.ts'
import { lockFile } from '../../store/open-database.ts'
import { freeFolder } from '../../store/put-aside.ts'
import { backupName } from './backup-folders.ts'
import type { Manifest } from './manifest.ts'
import { stageFolder } from './stage-restore.ts'

export interface RestoreOptions {
  /** Folder of one backup. */
  readonly from: string
  /** Data folder that is to have it; a key file that opens must be there. */
  readonly to: string
  readonly nowWallMs: number
  /** Who asked for it, for the audit trail. */
  readonly who: string
}

export interface Restored {
  readonly manifest: Manifest
  /** In it, hot and cold. */
  readonly scans: number
  /** Where the database that was there lies now; null when there was none. */
  readonly replaced: string | null
  /** Whether an intake journal is there: what it holds beyond the backup comes again at the next start. */
  readonly journal: boolean
}

/**
 * Puts a backup in the place of a data folder's database and cold files, after proving every byte of it: by the same steps as a restore that was
 * asked for on screen, at once. What was there is kept aside. The error is a sentence that says what to do; then nothing was changed. Throws
 * when the disk fails in the middle: the next start of the station, or the same command, goes on from there.
 */
export function restoreBackup({ from, to, nowWallMs, who }: RestoreOptions): Result<Restored, string> {
  const files = dataFiles(to)
  const key = keyOf(files, from)
  if (!key.ok) return key
  const unlock = takeLock(files.writerLock, to)
  if (!unlock.ok) return unlock
  try {
    const staged = stageFolder({ files, databaseKey: key.value, from, userId: null, who, nowWallMs })
    if (!staged.ok) return err(staged.error.message)
    const aside = freeFolder(join(to, `replaced-${backupName(nowWallMs)}`))
    const end = carryOutRestore(files, key.value, { aside, nowWallMs })
    if (end?.kind !== 'RESTORED') return err(end?.kind === 'DROPPED' ? end.reason : 'somebody withdrew it')
    const replaced = existsSync(aside) ? aside : null
    const journal = hasFiles(files.journal) || hasFiles(files.journals)
    return ok({ manifest: staged.value, scans: end.staged.scans, replaced, journal })
  } finally {
    unlock.value()
  }
}

function keyOf({ folder, keyFile }: DataFiles, from: string): Result<Uint8Array, string> {
  try {
    return ok(subKeys(readDataKey(keyFile)).database)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return err(
      `${reason}. A backup is read with the data key of its station; on another machine its printed recovery code gives that: npm run keys -- open-with-recovery --data "${folder}" --from "${from}"`,
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
