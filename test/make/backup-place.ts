import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { silentLogger } from '../../electron/log/logger.ts'
import { makeBackup } from '../../electron/review/backup/make-backup.ts'
import { openReview } from '../../electron/review/open-review.ts'
import { faultLines } from '../../electron/review/reconcile-lines.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { openDataKey, subKeys } from '../../electron/store/key-file.ts'
import { openStore } from '../../electron/store/open-store.ts'
import type { Store } from '../../electron/store/store.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from './commit-groups.ts'
import { withFolder } from './temporary-folder.ts'

export const CLOCK = { wallMs: () => MORNING_MS, monoMs: () => 0 }
export const SECRET_FLOCK = 'Flock that nobody may read'

export interface Place {
  readonly folder: string
  readonly key: Uint8Array
  readonly store: Store
  backUp(nowWallMs?: number): ReturnType<typeof makeBackup>
}

/** A station with one batch, one tray and two scans, whose writer is open. */
export async function atWork(work: (place: Place) => void | Promise<void>): Promise<void> {
  await withFolder(async (root) => {
    const folder = join(root, 'work')
    const files = dataFiles(folder)
    const key = subKeys(openDataKey(files)).database
    const store = openStore({ folder, key, clock: CLOCK, log: silentLogger })
    const batch = makeBatch()
    store.saveBatch({ ...batch, identity: { ...batch.identity, flock: SECRET_FLOCK } })
    store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1) }], 1, [1]))
    store.commit(makeGroup([scanItem(2, {}), scanItem(3, { cell: { row: 0, column: 1 } })], 3))
    const backUp = (nowWallMs = MORNING_MS) =>
      makeBackup({ files, databaseKey: key, appVersion: '0.1.0', play: false, nowWallMs })
    try {
      await work({ folder, key, store, backUp })
    } finally {
      store.close()
    }
  })
}

/** Folder of a backup that is made now. */
export function backupOf(place: Place, nowWallMs?: number): string {
  const made = place.backUp(nowWallMs)
  if (!made.ok) throw new Error(made.error.message)
  return join(dataFiles(place.folder).backups, made.value.backup.name)
}

/** Rows of scans in a data folder, whose sums agree. */
export function scanRows(folder: string): number {
  const files = dataFiles(folder)
  const review = openReview({
    ...{ path: files.database, key: subKeys(openDataKey(files)).database, play: false, isSynthetic: () => true },
  })
  try {
    const sums = review.reconcile()
    expect(faultLines(sums)).toEqual([])
    return sums.scanRows
  } finally {
    review.close()
  }
}

/** A negative offset counts from the end. */
export function flipByte(path: string, offset: number): void {
  const bytes = readFileSync(path)
  const at = offset < 0 ? bytes.length + offset : offset
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}
