import { join } from 'node:path'
import { namesIn } from '../files/names-in.ts'
import type { DataFiles } from './data-folder.ts'
import { openReadable } from './open-database.ts'
import { readUsers } from './user-rows.ts'
import type { StoredUser } from './users.ts'

/** Who was enrolled when the newest backup was made that can be opened with this key; nobody where there is none. Their names begin with the time. */
export function usersOfNewestBackup(files: Pick<DataFiles, 'backups' | 'database'>, key: Uint8Array): StoredUser[] {
  for (const name of namesIn(files.backups).reverse()) {
    try {
      const db = openReadable({ path: join(files.backups, name, 'ovoscope.db'), key })
      try {
        return readUsers(db)
      } finally {
        db.close()
      }
    } catch {
      // Not a backup, or a damaged one: an older one may know them too.
    }
  }
  return []
}
