import { existsSync } from 'node:fs'
import { PROGRAM } from '../../domain/access.ts'
import type { AuditDeed } from '../../domain/audit.ts'
import { systemClock } from '../../host/system-clock.ts'
import { silentLogger } from '../../log/logger.ts'
import type { DataFiles } from '../../store/data-folder.ts'
import { subKeys } from '../../store/key-file.ts'
import { lockFile } from '../../store/open-database.ts'
import { openStore } from '../../store/open-store.ts'

/** Thrown by the work to end a change that is refused, so that nothing of it is written down. */
export class ChangeRefused extends Error {}

/**
 * Changes keys beside the station, under the writer's lock, with an entry in the audit trail where there is a database. False when the work
 * refused. Throws StoreError, LOCKED while the station runs.
 */
export function changeKeys(files: DataFiles, dataKey: Uint8Array, deed: AuditDeed, work: () => void): boolean {
  try {
    if (existsSync(files.database)) withTrail(files, dataKey, deed, work)
    else withLock(files, work)
    return true
  } catch (problem) {
    if (problem instanceof ChangeRefused) return false
    throw problem
  }
}

function withTrail({ folder }: DataFiles, dataKey: Uint8Array, deed: AuditDeed, work: () => void): void {
  const store = openStore({ folder, key: subKeys(dataKey).database, clock: systemClock, log: silentLogger })
  try {
    store.audited(PROGRAM, { why: 'by command, on the machine', ...deed }, work)
  } finally {
    store.close()
  }
}

function withLock({ writerLock }: DataFiles, work: () => void): void {
  const unlock = lockFile(writerLock)
  try {
    work()
  } finally {
    unlock()
  }
}
