import { chmodSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { err, ok, type Result } from '../../base/result.ts'
import { syncFile, syncFolder } from '../../files/durable-file.ts'
import { hashFile } from '../../files/hash-file.ts'
import { linked } from '../../files/link-file.ts'
import { coldFile, coldKey } from '../../store/cold/cold-files.ts'
import { contentOf } from '../../store/cold/cold-month-file.ts'
import { copyDatabase } from '../../store/copy-database.ts'
import { COLD_FOLDER } from '../../store/data-folder.ts'
import { shortOfRoom } from '../../store/disk-room.ts'
import { openReadable } from '../../store/open-database.ts'
import { listBackups } from './backup-folders.ts'
import { inspectCopy } from './inspect-copy.ts'
import { BACKUP_DATABASE_FILE, type ColdCopy, MANIFEST_FILE, openManifest } from './manifest.ts'

interface ColdFileRow {
  readonly month: number
  readonly content: string | null
}

interface ColdSource {
  /** The live database. */
  readonly database: string
  readonly key: Uint8Array
  /** Folder of all backups, and of the one that is being made: its copy of the database says which cold files it needs. */
  readonly backups: string
  readonly unfinished: string
  readonly nowWallMs: number
}

/**
 * Puts every cold file that the copied database needs beside it. One that holds what the newest earlier backup's holds is that backup's file under a second
 * name, so that a week of backups holds the years once; of those the one that was not read for longest is read again. The error is a sentence that names the file. Throws StoreError when the disk fails.
 */
export function copyColdFiles(source: ColdSource): Result<ColdCopy[], string> {
  const copy = join(source.unfinished, BACKUP_DATABASE_FILE)
  const files = coldFilesOf(copy, source.key)
  if (files.length === 0) return ok([])
  mkdirSync(join(source.unfinished, COLD_FOLDER), { mode: 0o700 })
  const shared = sharedFiles(files, source)
  const copies: ColdCopy[] = []
  for (const { month } of files) {
    const target = coldFile(copy, month)
    const one = shared.get(month)
    if (one !== undefined && linked(one.path, target)) {
      copies.push(one.copy)
      continue
    }
    const made = copyColdFile(source, month, target)
    if (!made.ok) return made
    copies.push(made.value)
  }
  syncFolder(join(source.unfinished, COLD_FOLDER))
  return ok(copies)
}

function copyColdFile({ database, key, unfinished, nowWallMs }: ColdSource, month: number, target: string) {
  const live = coldFile(database, month)
  const fileKey = coldKeyBytes(key, month)
  if (!existsSync(live)) return err(`${live} is not there`)
  const short = shortOfRoom(unfinished, statSync(live).size)
  if (short !== undefined) throw Object.assign(new Error(`for the backup ${short}`), { code: 'NO_SPACE' })
  const db = openReadable({ path: live, key: fileKey })
  try {
    copyDatabase(db, target)
  } finally {
    db.close()
  }
  chmodSync(target, 0o600)
  const inspected = inspectCopy(target, fileKey)
  if (!inspected.ok) return err(`the copy of ${basename(target)} ${inspected.error}`)
  syncFile(target)
  return ok({ month, content: nameOfContent(target, fileKey), ...hashFile(target), readAtWallMs: nowWallMs })
}

/**
 * By month, the files of the newest earlier backup that hold what is needed now. The one that was not read for longest is read, so that each has its turn;
 * a damaged one is not shared any further.
 */
function sharedFiles(files: readonly ColdFileRow[], { backups, key, nowWallMs }: ColdSource) {
  const earlier = newestColdCopies(backups, key)
  const shared = new Map<number, { readonly path: string; readonly copy: ColdCopy }>()
  if (earlier === undefined) return shared
  const same = earlier.copies.filter((one) =>
    files.some(({ month, content }) => one.month === month && one.content === content),
  )
  const [turn] = same.toSorted((one, other) => one.readAtWallMs - other.readAtWallMs)
  for (const copy of same) {
    const path = coldFile(earlier.database, copy.month)
    if (copy !== turn) shared.set(copy.month, { path, copy })
    else if (isWhole(path, copy)) shared.set(copy.month, { path, copy: { ...copy, readAtWallMs: nowWallMs } })
  }
  return shared
}

/** Of a backup: what differs from its manifest, as a sentence that names the file; undefined when nothing does. */
export function coldDifference(folder: string, copies: readonly ColdCopy[], key: Uint8Array): string | undefined {
  for (const copy of copies) {
    const { month } = copy
    const path = coldFile(join(folder, BACKUP_DATABASE_FILE), month)
    if (!existsSync(path)) return `${path} is not there`
    if (!isWhole(path, copy)) return `${path} was changed or damaged after the backup was made`
    const inspected = inspectCopy(path, coldKeyBytes(key, month))
    if (!inspected.ok) return `${path} ${inspected.error}`
  }
  return undefined
}

/** Whether every byte of a file is as its manifest says. */
function isWhole(path: string, { bytes, sha256 }: ColdCopy): boolean {
  if (!existsSync(path)) return false
  const found = hashFile(path)
  return found.bytes === bytes && found.sha256 === sha256
}

function coldFilesOf(copy: string, key: Uint8Array): ColdFileRow[] {
  const db = openReadable({ path: copy, key })
  try {
    return db.prepare<[], ColdFileRow>('SELECT month, content FROM cold_file ORDER BY month').all()
  } finally {
    db.close()
  }
}

function nameOfContent(path: string, key: Uint8Array): string | undefined {
  const file = openReadable({ path, key })
  try {
    return contentOf(file)
  } finally {
    file.close()
  }
}

/** What the newest backup has, by a manifest that nobody changed. */
function newestColdCopies(backups: string, key: Uint8Array) {
  const [newest] = listBackups(backups)
  if (newest === undefined) return undefined
  const folder = join(backups, newest.name)
  const manifest = openManifest(readFileSync(join(folder, MANIFEST_FILE), 'utf8'), key)
  return manifest.ok ? { database: join(folder, BACKUP_DATABASE_FILE), copies: manifest.value.cold ?? [] } : undefined
}

function coldKeyBytes(key: Uint8Array, month: number): Uint8Array {
  const bytes = coldKey(key, month)
  return bytes === 'unencrypted' ? key : bytes
}
