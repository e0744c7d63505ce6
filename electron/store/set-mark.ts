import { rmSync } from 'node:fs'
import type { DataFiles } from './data-folder.ts'
import { openDatabaseMark, readDatabaseMark } from './database-mark.ts'
import { storeErrorFrom } from './errors.ts'
import { readOwnMark } from './mark-rows.ts'
import { schemaVersion } from './migrate.ts'
import { databaseMark } from './migrations/0020-database-mark.ts'
import { type DatabaseKey, openReadable } from './open-database.ts'

/**
 * After a restore: the mark of what is there now, so that the next start finds nothing missing that people put back themselves. A database
 * from before there were marks has none. Throws StoreError, or what the system says.
 */
export function setMarkAsRestored(files: Pick<DataFiles, 'database' | 'databaseMark'>, key: DatabaseKey): void {
  const db = openReadable({ path: files.database, key })
  try {
    if (schemaVersion(db) < databaseMark.version) {
      rmSync(files.databaseMark, { force: true })
      return
    }
    const known = readDatabaseMark(files.databaseMark, key)
    const file = openDatabaseMark(files.databaseMark, key, known.kind === 'MARK' ? known.turn : 0)
    try {
      file.writeDurably(readOwnMark(db).own)
    } finally {
      file.close()
    }
  } catch (error) {
    throw storeErrorFrom(error)
  } finally {
    db.close()
  }
}
