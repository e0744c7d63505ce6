import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { namesIn } from '../files/names-in.ts'
import { NEWEST_ENTRY_SQL } from './audit-rows.ts'
import type { DataFiles } from './data-folder.ts'
import { MARK_SQL } from './mark-rows.ts'
import { schemaVersion } from './migrate.ts'
import { openReadable, type ReadableDb } from './open-database.ts'

/** A proved copy that was made for the same update, which failed after it. */
export interface EarlierCopy {
  /** Name of the backup. */
  readonly backup: string
  /** Its schema. That of the database may be some steps further by now. */
  readonly from: number
}

type Places = Pick<DataFiles, 'database' | 'databaseMark' | 'backups'>

/**
 * Looks for a copy that still is the database as it was before its update. Every station that opens a database writes the mark beside it before it
 * does anything else, so a mark that is byte for byte the one that the copy has says that none has opened it since; what was committed and what stands
 * in the trail says that it is the same database. The steps of an update change neither. Reads a few rows. `isCopy`: of a name among the backups.
 */
export function copyOfEarlierTry(
  db: ReadableDb,
  files: Places,
  { key, isCopy }: { readonly key: Uint8Array; readonly isCopy: (name: string) => boolean },
): EarlierCopy | undefined {
  const mark = readIfThere(files.databaseMark)
  if (mark === undefined) return undefined
  for (const backup of namesIn(files.backups).filter(isCopy)) {
    const folder = join(files.backups, backup)
    if (readIfThere(join(folder, basename(files.databaseMark)))?.equals(mark) !== true) continue
    const from = schemaIfSame(db, join(folder, basename(files.database)), key)
    if (from !== undefined) return { backup, from }
  }
  return undefined
}

/** Undefined for a copy of something else, and for one that cannot be read any more: another is made. */
function schemaIfSame(db: ReadableDb, path: string, key: Uint8Array): number | undefined {
  let copy: ReadableDb
  try {
    copy = openReadable({ path, key })
  } catch {
    return undefined
  }
  try {
    return isDeepStrictEqual(endOf(copy), endOf(db)) ? schemaVersion(copy) : undefined
  } catch {
    return undefined
  } finally {
    copy.close()
  }
}

/** How far a database and its trail have come. Throws for one from before there were marks. */
function endOf(db: ReadableDb): readonly unknown[] {
  return [MARK_SQL, NEWEST_ENTRY_SQL].map((sql) => db.prepare(sql).get())
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
