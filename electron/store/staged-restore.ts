import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeFileAtomically } from '../files/atomic-file.ts'
import { syncFolder } from '../files/durable-file.ts'
import type { DataFiles } from './data-folder.ts'
import { putAside } from './put-aside.ts'
import { setMarkAsRestored } from './set-mark.ts'

/** A restore that was asked for on screen: proved and copied beside the database, to take its place when the station starts next. */
export interface StagedRestore {
  /** Name of the backup. */
  readonly from: string
  readonly madeAtWallMs: number
  /** Scans in it. */
  readonly scans: number
  readonly userId: string | null
  readonly who: string
}

type Places = Pick<DataFiles, 'database' | 'databaseMark'>

/** Where the proved copy waits. */
export function stagedDatabase({ database }: Pick<DataFiles, 'database'>): string {
  return `${database}.restored`
}

function wishFile({ database }: Pick<DataFiles, 'database'>): string {
  return join(dirname(database), 'restore.json')
}

/** Last of all, once the copy is on the disk: from here on the next start puts it in place. Throws what the system says. */
export function wishRestore(files: Pick<DataFiles, 'database'>, staged: StagedRestore): void {
  writeFileAtomically(wishFile(files), `${JSON.stringify(staged)}\n`)
}

/**
 * Puts a staged copy in the place of the database, for whoever holds the writer's lock; what was there is kept in `aside`. Undefined when nobody
 * asked for it. A power cut in the middle is finished by the next start. Throws what the system or SQLite says.
 */
export function carryOutRestore(files: Places, key: Uint8Array, aside: string): StagedRestore | undefined {
  const staged = stagedRestore(files)
  if (staged === undefined) return undefined
  const fresh = stagedDatabase(files)
  if (existsSync(fresh)) {
    putAside(files.database, aside, key)
    renameSync(fresh, files.database)
    syncFolder(dirname(files.database))
  }
  setMarkAsRestored(files, key)
  return staged
}

/** What waits for the next start; undefined when nobody asked for a restore, and once it was carried out. */
export function stagedRestore(files: Pick<DataFiles, 'database'>): StagedRestore | undefined {
  return readWish(wishFile(files))
}

/** Once it stands in the audit trail. */
export function forgetWish(files: Pick<DataFiles, 'database'>): void {
  rmSync(wishFile(files), { force: true })
}

function readWish(path: string): StagedRestore | undefined {
  try {
    const wish: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isStaged(wish) ? wish : undefined
  } catch {
    return undefined
  }
}

function isStaged(wish: unknown): wish is StagedRestore {
  if (typeof wish !== 'object' || wish === null) return false
  const { from, madeAtWallMs, scans, userId, who } = wish as Readonly<Record<string, unknown>>
  const named = typeof from === 'string' && typeof who === 'string' && (userId === null || typeof userId === 'string')
  return named && typeof madeAtWallMs === 'number' && typeof scans === 'number'
}
