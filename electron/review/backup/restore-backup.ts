import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { err, ok, type Result } from '../../base/result.ts'
import { carryOutRestore } from '../../store/carry-out-restore.ts'
import { type DataFiles, dataFiles } from '../../store/data-folder.ts'
import { StoreError } from '../../store/errors.ts'
import { readDataKey, subKeys } from '../../store/key-file.ts'
import { lockFile } from '../../store/open-database.ts'
import { freeFolder } from '../../store/put-aside.ts'
import { isFresh, isWaiting, readWish, type StagedRestore, untoldRestores } from '../../store/staged-restore.ts'
import { backupName } from './backup-folders.ts'
import { keyFileFinding } from './key-file-finding.ts'
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
  /** One that was put back before and that no station has started with; null where there was none. */
  readonly earlier: StagedRestore | null
  /** Whether an intake journal is there: what it holds beyond the backup comes again at the next start. */
  readonly journal: boolean
  /** What is wrong with the key file of the backup, which this machine does not need; null for nothing. */
  readonly keyFinding: string | null
}

/**
 * Puts a backup in the place of a data folder's database and cold files, after proving every byte of them: by the same steps as a restore that was
 * asked for on screen, at once. What was there is kept aside. The error is a sentence that says what to do; then nothing was changed. Throws
 * when the disk fails in the middle: the next start of the station, or the next restore, goes on from there.
 */
export function restoreBackup({ from, to, nowWallMs, who }: RestoreOptions): Result<Restored, string> {
  const files = dataFiles(to)
  const key = keyOf(files, from)
  if (!key.ok) return key
  const unlock = takeLock(files.writerLock, to)
  if (!unlock.ok) return unlock
  try {
    const before = settleEarlier(files, key.value, nowWallMs)
    if (!before.ok) return before
    const staged = stageFolder({ files, databaseKey: key.value, from, userId: null, who, nowWallMs })
    if (!staged.ok) return err(staged.error.message)
    const aside = freeFolder(join(to, `replaced-${backupName(nowWallMs)}`))
    const end = carryOutRestore(files, key.value, { aside, nowWallMs })
    if (end?.kind !== 'RESTORED') return err(end?.kind === 'DROPPED' ? end.reason : 'somebody withdrew it')
    const replaced = existsSync(aside) ? aside : null
    const journal = hasFiles(files.journal) || hasFiles(files.journals)
    const keyFinding = keyFileFinding(from, key.value) ?? null
    return ok({ manifest: staged.value, scans: end.staged.scans, replaced, earlier: before.value, journal, keyFinding })
  } finally {
    unlock.value()
  }
}

/**
 * One that waits is for people to decide on. One that was begun is carried out to its end, as a start would; then it may be replaced, because a start
 * in between would read the journal into a database that nobody wants.
 */
function settleEarlier(files: DataFiles, key: Uint8Array, nowWallMs: number): Result<StagedRestore | null, string> {
  const wish = readWish(files)
  if (typeof wish === 'object' && isWaiting(wish)) {
    const asked = `${wish.who} asked for it at ${new Date(wish.wishedAtWallMs).toISOString()}`
    const start = isFresh(wish, nowWallMs)
      ? 'Start Ovoscope, which puts it back, or'
      : 'It will not be carried out any more:'
    const cancel = `npm run restore -- --cancel --to "${files.folder}"`
    return err(`a restore of the backup ${wish.from} already waits: ${asked}. ${start} take it back: ${cancel}`)
  }
  if (typeof wish === 'object' && wish.aside !== undefined) {
    const end = carryOutRestore(files, key, { aside: wish.aside, nowWallMs })
    if (end?.kind === 'DROPPED')
      return err(`the restore of ${wish.from} that was begun cannot be finished: ${end.reason}`)
  }
  return ok(untoldRestores(readWish(files)).findLast(({ isPlaced }) => isPlaced) ?? null)
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
