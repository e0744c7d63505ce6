import { storeErrorFrom } from './errors.ts'
import type { ReadableDb } from './open-database.ts'

/**
 * Writes a consistent copy of the database, in the same cipher and with the same key, to a file that is not there yet, while others write.
 * VACUUM INTO, because the online backup of SQLite refuses an encrypted target ("incompatible source and target"); it holds one read
 * snapshot, so the write-ahead log is not shortened meanwhile. Blocks until it is done: for a thread of its own. Throws StoreError.
 */
export function copyDatabase(db: ReadableDb, target: string): void {
  try {
    // Only the new file is written; the connection itself was opened for reading.
    db.pragma('query_only = OFF')
    db.prepare('VACUUM INTO ?').run(target)
  } catch (error) {
    throw storeErrorFrom(error)
  } finally {
    db.pragma('query_only = ON')
  }
}
