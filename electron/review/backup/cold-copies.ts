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
}

/**
 * Puts every cold file that the copied database needs beside it. One that holds what the newest earlier backup's holds is that backup's file under a second
 * name, so that a week of backups holds the years once. The error is a sentence that names the file. Throws StoreError when the disk fails.
 */
export function copyColdFiles({ database, key, backups, unfinished }: ColdSource): Result<ColdCopy[], string> {
  const copy = join(unfinished, BACKUP_DATABASE_FILE)
  const files = coldFilesOf(copy, key)
  if (files.length > 0) mkdirSync(join(unfinished, COLD_FOLDER), { mode: 0o700 })
  const earlier = files.length > 0 ? newestColdCopies(backups, key) : undefined
  const copies: ColdCopy[] = []
  for (const { month, content } of files) {
    const target = coldFile(copy, month)
    const known = earlier?.copies.find((one) => one.month === month && one.content === content)
    if (known !== undefined && earlier !== undefined && linked(coldFile(earlier.database, month), target)) {
      copies.push(known)
      continue
    }
    if (!existsSync(coldFile(database, month))) return err(`${coldFile(database, month)} is not there`)
    const short = shortOfRoom(unfinished, statSync(coldFile(database, month)).size)
    if (short !== undefined) throw Object.assign(new Error(`for the backup ${short}`), { code: 'NO_SPACE' })
    const db = openReadable({ path: coldFile(database, month), key: coldKeyBytes(key, month) })
    try {
      copyDatabase(db, target)
    } finally {
      db.close()
    }
    chmodSync(target, 0o600)
    const inspected = inspectCopy(target, coldKeyBytes(key, month))
    if (!inspected.ok) return err(`the copy of ${basename(target)} ${inspected.error}`)
    syncFile(target)
    copies.push({ month, content: nameOfContent(target, coldKeyBytes(key, month)), ...hashFile(target) })
  }
  if (files.length > 0) syncFolder(join(unfinished, COLD_FOLDER))
  return ok(copies)
}

/** Of a backup: what differs from its manifest, as a sentence that names the file; undefined when nothing does. */
export function coldDifference(folder: string, copies: readonly ColdCopy[], key: Uint8Array): string | undefined {
  for (const { month, bytes, sha256 } of copies) {
    const path = coldFile(join(folder, BACKUP_DATABASE_FILE), month)
    if (!existsSync(path)) return `${path} is not there`
    const found = hashFile(path)
    if (found.bytes !== bytes || found.sha256 !== sha256)
      return `${path} was changed or damaged after the backup was made`
    const inspected = inspectCopy(path, coldKeyBytes(key, month))
    if (!inspected.ok) return `${path} ${inspected.error}`
  }
  return undefined
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
