import { copyFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { err, ok, type Result } from '../../base/result.ts'
import type { StagedInfo } from '../../contract/restore.ts'
import { makeFolder, syncFile, syncFolder } from '../../files/durable-file.ts'
import { hashFile } from '../../files/hash-file.ts'
import { isInPlace } from '../../store/carry-out-restore.ts'
import { coldFile } from '../../store/cold/cold-files.ts'
import type { DataFiles } from '../../store/data-folder.ts'
import { shortOfRoom } from '../../store/disk-room.ts'
import {
  forgetRestore,
  readWish,
  stagedColdFolder,
  stagedDatabase,
  untoldRestores,
  wishRestore,
  withdrawRestore,
} from '../../store/staged-restore.ts'
import { listBackups } from './backup-folders.ts'
import type { BackupFailure } from './make-backup.ts'
import { BACKUP_DATABASE_FILE, infoOf, type Manifest } from './manifest.ts'
import { verifyBackup } from './verify-backup.ts'

interface Wisher {
  readonly databaseKey: Uint8Array
  /** Who asked for it. */
  readonly userId: string | null
  readonly who: string
  readonly nowWallMs: number
  readonly onShare?: (share: number) => void
}

export interface StageOptions extends Wisher {
  readonly files: Pick<DataFiles, 'database' | 'backups' | 'cold'>
  /** Of one of the backups in the list. */
  readonly name: string
}

export interface StageFolderOptions extends Wisher {
  readonly files: Pick<DataFiles, 'database' | 'cold'>
  /** Folder of one backup. */
  readonly from: string
}

/** Proving takes as long as copying and reading the copy back. */
const PROVED = 0.5

/** The same as `stageFolder`, for one of the backups of this station. */
export function stageRestore({ files, name, ...wisher }: StageOptions): Result<StagedInfo, BackupFailure> {
  if (!listBackups(files.backups).some((one) => one.name === name)) {
    return err({ code: 'NOT_SOUND', message: `there is no backup ${name} in ${files.backups}` })
  }
  const staged = stageFolder({ ...wisher, files, from: join(files.backups, name) })
  if (!staged.ok) return staged
  const { scans, madeAtWallMs } = infoOf(name, staged.value)
  return ok({ name, scans, madeAtWallMs })
}

/**
 * Proves every byte of the database and cold files of a backup and lays copies of its files beside those of the station, which puts them in place when it starts next. Nothing
 * is changed until then, so the line may go on meanwhile. One that waited before is withdrawn, and the audit trail will say so. Throws what the system says; then nothing is
 * staged.
 */
export function stageFolder(options: StageFolderOptions): Result<Manifest, BackupFailure> {
  const { files, databaseKey, from, userId, who, nowWallMs, onShare = () => undefined } = options
  const proved = verifyBackup(from, databaseKey)
  if (!proved.ok) return err({ code: 'NOT_SOUND', message: proved.error })
  const manifest = proved.value
  onShare(PROVED)
  withdrawRestore(files, { userId, who, atWallMs: nowWallMs })
  forgetRestore(files)
  const copies = copiesFor(files, from, manifest)
  const bytes = copies.reduce((sum, one) => sum + statSync(one.from).size, 0)
  const short = shortOfRoom(dirname(files.database), bytes)
  if (short !== undefined) return err({ code: 'NO_SPACE', message: `for the copy ${short}` })
  try {
    const torn = copies.find((one) => !copied(one))
    if (torn !== undefined) {
      forgetRestore(files)
      return err({ code: 'NOT_SOUND', message: `${torn.to} was not written as it was read; is the disk failing?` })
    }
    const { madeAtWallMs, scans } = infoOf(basename(from), manifest)
    const cold = coldOf(from, manifest).map(({ name, sha256 }) => ({ name, sha256 }))
    const { sha256 } = manifest.database
    const what = { from: basename(from), madeAtWallMs, scans, sha256, cold }
    const earlier = untoldRestores(readWish(files))
    wishRestore(files, { ...what, userId, who, wishedAtWallMs: nowWallMs, earlier })
    return ok(manifest)
  } catch (problem) {
    forgetRestore(files)
    throw problem
  }
}

interface Copy {
  readonly from: string
  readonly to: string
  readonly sha256: string
}

/** The database, and every cold file that does not lie in its place already. */
function copiesFor(files: StageFolderOptions['files'], from: string, manifest: Manifest): Copy[] {
  const cold = coldOf(from, manifest)
    .filter((one) => !isInPlace(files, one))
    .map(({ name, path, sha256 }) => ({ from: path, to: join(stagedColdFolder(files), name), sha256 }))
  const { sha256 } = manifest.database
  return [{ from: join(from, BACKUP_DATABASE_FILE), to: stagedDatabase(files), sha256 }, ...cold]
}

function coldOf(from: string, { cold = [] }: Manifest) {
  return cold.map(({ month, sha256 }) => {
    const path = coldFile(join(from, BACKUP_DATABASE_FILE), month)
    return { name: basename(path), path, sha256 }
  })
}

/** True once it is on the disk as it was read. */
function copied({ from, to, sha256 }: Copy): boolean {
  makeFolder(dirname(to))
  copyFileSync(from, to)
  syncFile(to)
  syncFolder(dirname(to))
  return hashFile(to).sha256 === sha256
}
