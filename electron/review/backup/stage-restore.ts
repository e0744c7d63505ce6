import { copyFileSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '../../base/result.ts'
import type { StagedInfo } from '../../contract/restore.ts'
import { syncFile } from '../../files/durable-file.ts'
import type { DataFiles } from '../../store/data-folder.ts'
import { stagedDatabase, wishRestore } from '../../store/staged-restore.ts'
import { listBackups } from './backup-folders.ts'
import { hashFile } from './hash-file.ts'
import type { BackupFailure } from './make-backup.ts'
import { BACKUP_DATABASE_FILE } from './manifest.ts'
import { verifyBackup } from './verify-backup.ts'

export interface StageOptions {
  readonly files: Pick<DataFiles, 'database' | 'backups'>
  readonly databaseKey: Uint8Array
  /** Of one of the backups in the list. */
  readonly name: string
  /** Who asked for it. */
  readonly userId: string | null
  readonly who: string
  readonly onShare?: (share: number) => void
}

/** Proving takes as long as copying and reading the copy back. */
const PROVED = 0.5

/**
 * Proves every byte of a backup and lays a copy beside the database; the station puts it in place when it starts next. Nothing is changed until
 * then, so the line may go on meanwhile. Throws what the system says; then nothing is staged.
 */
export function stageRestore(options: StageOptions): Result<StagedInfo, BackupFailure> {
  const { files, databaseKey, name, userId, who, onShare = () => undefined } = options
  const backup = listBackups(files.backups).find((one) => one.name === name)
  if (backup === undefined) return err({ code: 'NOT_SOUND', message: `there is no backup ${name} in ${files.backups}` })
  const { bavail, bsize } = statfsSync(files.backups)
  if (bavail * bsize < backup.bytes) {
    return err({ code: 'NO_SPACE', message: `the copy needs ${backup.bytes} bytes and there are ${bavail * bsize}` })
  }
  const from = join(files.backups, name)
  const manifest = verifyBackup(from, databaseKey)
  if (!manifest.ok) return err({ code: 'NOT_SOUND', message: manifest.error })
  onShare(PROVED)
  const staged = stagedDatabase(files)
  try {
    copyFileSync(join(from, BACKUP_DATABASE_FILE), staged)
    syncFile(staged)
    if (hashFile(staged).sha256 !== manifest.value.database.sha256) {
      rmSync(staged, { force: true })
      return err({ code: 'NOT_SOUND', message: `${staged} was not written as it was read; is the disk failing?` })
    }
    wishRestore(files, { from: name, madeAtWallMs: backup.madeAtWallMs, scans: backup.scans, userId, who })
    return ok({ name, scans: backup.scans, madeAtWallMs: backup.madeAtWallMs })
  } catch (problem) {
    rmSync(staged, { force: true })
    throw problem
  }
}
