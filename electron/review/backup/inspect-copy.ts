import { err, ok, type Result } from '../../base/result.ts'
import { countRows } from '../../store/count-rows.ts'
import { storeErrorFrom } from '../../store/errors.ts'
import { schemaVersion } from '../../store/migrate.ts'
import { openReadable, type ReadableDb } from '../../store/open-database.ts'
import { checkIntegrity } from '../upkeep/check-integrity.ts'

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
