import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { RestoreLoss } from '../../contract/restore.ts'
import { EGG_CLASSES } from '../../domain/egg.ts'
import { IMPORTED_RECIPE_ID } from '../../domain/recipe/recipe.ts'
import { diskFolder } from '../../intake/disk-folder.ts'
import { readJournalBehind } from '../../intake/journal-behind.ts'
import { type DataFiles, journalFolder } from '../../store/data-folder.ts'
import { readDatabaseMark } from '../../store/database-mark.ts'
import { countColumn } from '../../store/fact-columns.ts'
import { journalKey, subKeys } from '../../store/key-file.ts'
import { readOwnMark } from '../../store/mark-rows.ts'
import { openReadable, type ReadableDb } from '../../store/open-database.ts'
import { listBackups } from './backup-folders.ts'
import { BACKUP_DATABASE_FILE } from './manifest.ts'

interface LineRow {
  readonly line_key: string
  readonly released_through: number
}

const SCANS_SQL = EGG_CLASSES.map((word) => countColumn('scans', word)).join(' + ')
/** From the sums of a batch: a few rows each, however many scans. */
const IMPORTED_SQL = `SELECT sum(${SCANS_SQL}) AS n FROM batch_sum
  JOIN batch USING (batch_id) JOIN recipe_version USING (recipe_id) WHERE recipe_key = ?`

/** What would be missing if that backup were put back now; null when it is not there or cannot be opened. Opens it, reads a few rows of it, and all that the journal has since. */
export function restoreLoss(files: DataFiles, dataKey: Uint8Array, name: string): RestoreLoss | null {
  const backup = listBackups(files.backups).find((one) => one.name === name)
  if (backup === undefined) return null
  const key = subKeys(dataKey).database
  const copy = tryOpen(join(files.backups, name, BACKUP_DATABASE_FILE), key)
  if (copy === undefined) return null
  try {
    const { own } = readOwnMark(copy)
    const now = newestMark(files, key)
    const scans = now === undefined ? null : Math.max(0, now.scans - own.scans)
    const journal = journalAfter(copy, files, dataKey)
    const since = sinceBackup(files, key, { copy, madeAtWallMs: backup.madeAtWallMs })
    return {
      ...{ name, madeAtWallMs: backup.madeAtWallMs, scans, ...since, ...journal },
      newestWallMs: now === undefined || now.newestWallMs === 0 ? null : now.newestWallMs,
      // Messages are not all scans: where the journal has more of them than there were scans, it may still lack those that were imported.
      scansGone: Math.max(since.imported ?? 0, (scans ?? 0) - journal.journalBack, 0),
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

/** Over all lines: what stands behind the backup's release mark in the journal, and what was there once and is overwritten or damaged. */
function journalAfter(copy: ReadableDb, files: DataFiles, dataKey: Uint8Array) {
  let journalBack = 0
  let journalGone = 0
  const known = copy.prepare<[], LineRow>('SELECT line_key, released_through FROM line').all()
  const releases = new Map(known.map((line) => [line.line_key, line.released_through]))
  // A line that was set up since the backup is read from its beginning.
  for (const lineId of new Set([...releases.keys(), ...furtherLines(files)])) {
    const released = releases.get(lineId) ?? 0
    const folder = journalFolder(files, lineId)
    if (!existsSync(folder)) continue
    const { back, gone } = readJournalBehind(diskFolder(folder), journalKey(dataKey, lineId), released)
    journalBack += back
    journalGone += gone
  }
  return { journalBack, journalGone }
}

function furtherLines({ journals }: DataFiles): string[] {
  return existsSync(journals) ? readdirSync(journals) : []
}

/** What only the database itself can say; null where it cannot be read. */
function sinceBackup(
  files: DataFiles,
  key: Uint8Array,
  { copy, madeAtWallMs }: { readonly copy: ReadableDb; readonly madeAtWallMs: number },
): Pick<RestoreLoss, 'batches' | 'imported'> {
  const db = tryOpen(files.database, key)
  if (db === undefined) return { batches: null, imported: null }
  try {
    const batches = countOf(db, 'SELECT count(*) AS n FROM batch WHERE started_wall_ms > ?', madeAtWallMs)
    const imported = (one: ReadableDb) => countOf(one, IMPORTED_SQL, IMPORTED_RECIPE_ID)
    return { batches, imported: Math.max(0, imported(db) - imported(copy)) }
  } catch {
    return { batches: null, imported: null }
  } finally {
    db.close()
  }
}

function countOf(db: ReadableDb, sql: string, about: number | string): number {
  return db.prepare<[number | string], { n: number }>(sql).get(about)?.n ?? 0
}

function tryOpen(path: string, key: Uint8Array): ReadableDb | undefined {
  try {
    return openReadable({ path, key })
  } catch {
    return undefined
  }
}
