import { countRows } from '../../store/count-rows.ts'
import { storeErrorFrom } from '../../store/errors.ts'
import { schemaVersion } from '../../store/migrate.ts'
import { type OpenDatabaseOptions, openReadable, type ReadableDb } from '../../store/open-database.ts'
import { reconcile } from '../reconcile.ts'
import { checkIntegrity } from '../upkeep/check-integrity.ts'
import type { DatabaseReport } from './make-bundle.ts'

/** Larger databases are checked by themselves, not while somebody waits for a bundle: about ten seconds of reading. */
const CHECK_BYTES_MAX = 2 * 1024 ** 3

/** Schema, rows and checks of a database; a database that cannot be read is a finding, not a failure. */
export function reportDatabase(options: OpenDatabaseOptions, onShare: (share: number) => void): DatabaseReport {
  let db: ReadableDb | undefined
  try {
    db = openReadable(options)
    const bytes = Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
    if (bytes > CHECK_BYTES_MAX)
      return { problem: `not checked: it has ${bytes} bytes; run the checks of the service page` }
    return report(db, onShare)
  } catch (error) {
    return { problem: storeErrorFrom(error).message }
  } finally {
    db?.close()
  }
}

function report(db: ReadableDb, onShare: (share: number) => void): DatabaseReport {
  const integrity = checkIntegrity(db, (share) => onShare(share / 2))
  if (!integrity.sound) return { problem: `damaged: ${integrity.findings.join('; ')}` }
  const rows = countRows(db)
  const tables = db
    .prepare<[], { name: string; sql: string | null }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name",
    )
    .all()
    .map(({ name, sql }) => ({ name, sql: (sql ?? '').replace(/\s+/g, ' '), rows: rows[name] ?? 0 }))
  return { schema: schemaVersion(db), tables, integrity, reconcile: sums(db, (share) => onShare(0.5 + share / 2)) }
}

/** A schema that is not ours cannot be added up; the rest of the report stands all the same. */
function sums(db: ReadableDb, onShare: (share: number) => void) {
  try {
    return reconcile(db, onShare)
  } catch (error) {
    return storeErrorFrom(error).message
  }
}
