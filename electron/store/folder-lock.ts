import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../files/durable-file.ts'
import type { DataFiles } from './data-folder.ts'
import { StoreError, storeErrorFrom } from './errors.ts'
import { type DatabaseDriver, lockFile } from './open-database.ts'
import { refuseNetworkPath, refuseReadOnly } from './place-check.ts'

/** In the folder above work and training. */
const ROOT_LOCK = 'station.lock'

/**
 * Lets one station at a time use a root folder, whether it works or trains, until the function it returns is called or the process ends.
 * Throws StoreError as `openStore` does for a data folder.
 */
export function lockRoot(root: string): () => void {
  const lock = join(root, ROOT_LOCK)
  // One that is to be made is a change of the folder.
  return lockFolder({ folder: root, lock, written: [existsSync(lock) ? lock : root] })
}

/** The same for the one writer of a data folder. */
export function lockWriter({ folder, database, writerLock: lock }: DataFiles, driver?: DatabaseDriver): () => void {
  return lockFolder({ folder, lock, written: [database, `${database}-wal`, lock] }, driver)
}

interface LockedFolder {
  readonly folder: string
  readonly lock: string
  /** What must not be read-only, where it is there. */
  readonly written: readonly string[]
}

function lockFolder({ folder, lock, written }: LockedFolder, driver?: DatabaseDriver): () => void {
  try {
    refuseNetworkPath(folder)
    makeFolder(folder)
    refuseReadOnly(folder, written)
    return lockFile(lock, driver)
  } catch (error) {
    const reason = storeErrorFrom(error)
    if (!(reason instanceof StoreError) || reason.code !== 'LOCKED') throw reason
    throw new StoreError(
      'LOCKED',
      `another Ovoscope is running on the data in ${folder}; close it, or use that one`,
      error,
    )
  }
}
