import { err, ok, type Result } from '../../base/result.ts'
import { storeErrorFrom } from '../../store/errors.ts'
import { schemaVersion } from '../../store/migrate.ts'
import { openReadable, type ReadableDb } from '../../store/open-database.ts'
import { checkIntegrity, tableNames } from '../upkeep/check-integrity.ts'

/** Reads every page of a copy and counts its rows. The error is a sentence without the file's name. */
export function inspectCopy(
  path: string,
  key: Uint8Array,
  onShare: (share: number) => void = () => undefined,
): Result<{ readonly schema: number; readonly rows: Record<string, number> }, string> {
  let db: ReadableDb | undefined
  try {
    db = openReadable({ path, key })
    const { sound, findings } = checkIntegrity(db, onShare)
    if (!sound) return err(`is damaged: ${findings[0] ?? ''}`)
    return ok({ schema: schemaVersion(db), rows: countRows(db) })
  } catch (error) {
    return err(`cannot be opened: ${storeErrorFrom(error).message}`)
  } finally {
    db?.close()
  }
}

/** Rows of every table; reads them all. */
export function countRows(db: ReadableDb): Record<string, number> {
  return Object.fromEntries(
    tableNames(db).map((table) => [
      table,
      db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${table.replaceAll('"', '""')}"`).get()?.n ?? 0,
    ]),
  )
}
