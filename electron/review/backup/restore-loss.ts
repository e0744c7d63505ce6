import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { RestoreLoss } from '../../contract/restore.ts'
import { diskFolder } from '../../intake/disk-folder.ts'
import { readJournalHistory } from '../../intake/journal-history.ts'
import { type DataFiles, journalFolder } from '../../store/data-folder.ts'
import { readDatabaseMark } from '../../store/database-mark.ts'
import { journalKey, subKeys } from '../../store/key-file.ts'
import { readOwnMark } from '../../store/mark-rows.ts'
import { openReadable, type ReadableDb } from '../../store/open-database.ts'
import { listBackups } from './backup-folders.ts'
import { BACKUP_DATABASE_FILE } from './manifest.ts'

interface LineRow {
  readonly line_key: string
  readonly released_through: number
}

/** What would be missing if that backup were put back now; null when it is not there or cannot be opened. Opens it, and reads a few rows of it. */
export function restoreLoss(files: DataFiles, dataKey: Uint8Array, name: string): RestoreLoss | null {
  const backup = listBackups(files.backups).find((one) => one.name === name)
  if (backup === undefined) return null
  const key = subKeys(dataKey).database
  const copy = tryOpen(join(files.backups, name, BACKUP_DATABASE_FILE), key)
  if (copy === undefined) return null
  try {
    const { own } = readOwnMark(copy)
    const now = newestMark(files, key)
    const journal = journalAfter(copy, files, dataKey)
    return {
      ...{ name, madeAtWallMs: backup.madeAtWallMs },
      scans: now === undefined ? null : Math.max(0, now.scans - own.scans),
      batches: batchesSince(files, key, backup.madeAtWallMs),
      newestWallMs: now === undefined || now.newestWallMs === 0 ? null : now.newestWallMs,
      ...journal,
    }
  } catch {
    // Of a time before there were marks.
    return null
  } finally {
    copy.close()
  }
}

/** How far the station had come: the mark says it also when the database cannot be read. */
function newestMark(
  files: DataFiles,
  key: Uint8Array,
): { readonly scans: number; readonly newestWallMs: number } | undefined {
  try {
    const known = readDatabaseMark(files.databaseMark, key)
    return known.kind === 'MARK' ? known.mark : undefined
  } catch {
    return undefined
  }
}

/** Per line: what stands behind the backup's release mark in the journal, and what was there once and is overwritten. */
function journalAfter(copy: ReadableDb, files: DataFiles, dataKey: Uint8Array) {
  let journalBack = 0
  let journalGone = 0
  const lines = copy.prepare<[], LineRow>('SELECT line_key, released_through FROM line').all()
  for (const { line_key: lineId, released_through: released } of lines) {
    const folder = journalFolder(files, lineId)
    const history = existsSync(folder) ? readJournalHistory(diskFolder(folder), journalKey(dataKey, lineId)) : undefined
    if (history === undefined || history.last <= released) continue
    const from = Math.max(history.first, released + 1)
    journalBack += history.last - from + 1
    journalGone += from - released - 1
  }
  return { journalBack, journalGone }
}

function batchesSince(files: DataFiles, key: Uint8Array, madeAtWallMs: number): number | null {
  const db = tryOpen(files.database, key)
  try {
    const row = db
      ?.prepare<[number], { n: number }>('SELECT count(*) AS n FROM batch WHERE started_wall_ms > ?')
      .get(madeAtWallMs)
    return row?.n ?? null
  } catch {
    return null
  } finally {
    db?.close()
  }
}

function tryOpen(path: string, key: Uint8Array): ReadableDb | undefined {
  try {
    return openReadable({ path, key })
  } catch {
    return undefined
  }
}
