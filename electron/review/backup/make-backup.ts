import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { err, ok, type Result } from '../../base/result.ts'
import type { BackupResult } from '../../contract/upkeep.ts'
import { type BackupPlan, DEFAULT_BACKUP_PLAN } from '../../domain/backup-plan.ts'
import { makeFolder, syncFile, syncFolder, writeDurably } from '../../files/durable-file.ts'
import { hashFile } from '../../files/hash-file.ts'
import { copyDatabase } from '../../store/copy-database.ts'
import type { DataFiles } from '../../store/data-folder.ts'
import { shortOfRoom } from '../../store/disk-room.ts'
import { copyKeySlots } from '../../store/keys/copy-slots.ts'
import { requireCurrentSchema } from '../../store/migrate.ts'
import { openReadable, type ReadableDb } from '../../store/open-database.ts'
import { placesFor, removeOldBackups, removeUnfinished } from './backup-folders.ts'
import { copyColdFiles } from './cold-copies.ts'
import { inspectCopy } from './inspect-copy.ts'
import {
  BACKUP_DATABASE_FILE,
  BACKUP_KEY_FILE,
  type ColdCopy,
  infoFromManifest,
  MANIFEST_FILE,
  sealManifest,
} from './manifest.ts'

export interface BackupOptions {
  readonly files: Pick<DataFiles, 'database' | 'backups' | 'keyFile'>
  readonly databaseKey: Uint8Array
  readonly appVersion: string
  readonly play: boolean
  readonly nowWallMs: number
  /** How many stay; the usual plan unless told otherwise. */
  readonly plan?: BackupPlan
  /** Told how much of the work is done, from 0 to 1. */
  readonly onShare?: (share: number) => void
}

export interface BackupFailure {
  readonly code: 'NO_SPACE' | 'NOT_SOUND'
  readonly message: string
}

/** How the time is spent, as shares of the whole: copying, reading the copy, hashing it. */
const COPIED = 0.6
const INSPECTED = 0.9

/**
 * Copies the database while the station goes on, proves the copy by reading every page of it, and gives it its final name only then.
 * Stays encrypted with the same key, which is in it as the key file has it: wrapped, and without what opens a slot. Throws StoreError when the database cannot be read or the disk fails.
 */
export function makeBackup(options: BackupOptions): Result<BackupResult, BackupFailure> {
  const { files, databaseKey, onShare = () => undefined } = options
  makeFolder(files.backups)
  removeUnfinished(files.backups)
  const db = openReadable({ path: files.database, key: databaseKey })
  const { unfinished, final } = placesFor(files.backups, options.nowWallMs)
  try {
    requireCurrentSchema(db)
    const short = shortOfSpace(db, files.backups)
    if (short !== undefined) return err({ code: 'NO_SPACE', message: short })
    mkdirSync(unfinished, { mode: 0o700 })
    const copy = join(unfinished, BACKUP_DATABASE_FILE)
    const before = commitsOf(db)
    copyDatabase(db, copy)
    chmodSync(copy, 0o600)
    const cold = copyColdFiles({ ...files, key: databaseKey, unfinished, nowWallMs: options.nowWallMs })
    if (!cold.ok) return err({ code: 'NOT_SOUND', message: cold.error })
    copyKeySlots(files.keyFile, join(unfinished, BACKUP_KEY_FILE))
    const made = describe(copy, { ...options, cold: cold.value }, { from: before, to: commitsOf(db) }, onShare)
    if (!made.ok) return err({ code: 'NOT_SOUND', message: made.error })
    syncFile(copy)
    writeDurably(join(unfinished, MANIFEST_FILE), made.value, { flags: 'wx' })
    syncFolder(unfinished)
    renameSync(unfinished, final)
    syncFolder(files.backups)
    const backup = infoFromManifest(basename(final), made.value)
    if (backup === undefined)
      return err({ code: 'NOT_SOUND', message: 'the manifest of the backup cannot be read back' })
    const plan = options.plan ?? DEFAULT_BACKUP_PLAN
    return ok({ backup, removed: removeOldBackups(files.backups, plan, backup.name) })
  } finally {
    db.close()
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** Reads the copy through, page by page, and says what it holds. `commits` are those of the live database before and after. */
function describe(
  copy: string,
  { databaseKey, nowWallMs, appVersion, play, cold }: BackupOptions & { readonly cold: readonly ColdCopy[] },
  commits: { readonly from: number; readonly to: number },
  onShare: (share: number) => void,
): Result<string, string> {
  onShare(COPIED)
  const inspected = inspectCopy(copy, databaseKey, (share) => onShare(COPIED + share * (INSPECTED - COPIED)))
  if (!inspected.ok) return err(`the copy ${inspected.error}`)
  const between = commitsIn(copy, databaseKey)
  if (between < commits.from || between > commits.to) {
    return err(`the copy holds commit ${between}, the database had ${commits.from} before and ${commits.to} after`)
  }
  onShare(INSPECTED)
  const { schema, rows } = inspected.value
  const database = { file: BACKUP_DATABASE_FILE, ...hashFile(copy) } as const
  const keyFile = join(dirname(copy), BACKUP_KEY_FILE)
  return ok(
    sealManifest(
      {
        ...{ madeAtWallMs: nowWallMs, appVersion, schemaVersion: schema, play, database, rows },
        ...(cold.length > 0 && { cold: [...cold], scans: scansIn(copy, databaseKey) }),
        ...(existsSync(keyFile) && { keyFile: { file: BACKUP_KEY_FILE, ...hashFile(keyFile) } }),
      },
      databaseKey,
    ),
  )
}

/** The copy is at most as large as the database; what the station needs must be left beside it. */
function shortOfSpace(db: ReadableDb, folder: string): string | undefined {
  const bytes = Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
  const short = shortOfRoom(folder, bytes)
  return short && `for a backup ${short}`
}

function commitsIn(path: string, key: Uint8Array): number {
  const db = openReadable({ path, key })
  try {
    return commitsOf(db)
  } finally {
    db.close()
  }
}

/** Hot and cold, as the sums of the trays have them. */
function scansIn(path: string, key: Uint8Array): number {
  const db = openReadable({ path, key })
  try {
    return db.prepare<[], { scans: number }>('SELECT coalesce(sum(scans), 0) AS scans FROM tray_sum').get()?.scans ?? 0
  } finally {
    db.close()
  }
}

function commitsOf(db: ReadableDb): number {
  return db.prepare<[], { commits: number }>('SELECT commits FROM journal_mark').get()?.commits ?? 0
}
