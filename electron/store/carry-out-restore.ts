import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { makeFolder, syncFolder } from '../files/durable-file.ts'
import { hashFile } from '../files/hash-file.ts'
import { COLD_FOLDER, type DataFiles } from './data-folder.ts'
import { BESIDE, putAside } from './put-aside.ts'
import { setMarkAsRestored } from './set-mark.ts'
import {
  forgetRestore,
  isFresh,
  readWish,
  type StagedRestore,
  stagedColdFolder,
  stagedDatabase,
  WISH_AGE_MAX_MS,
  wishRestore,
} from './staged-restore.ts'

type Places = Pick<DataFiles, 'database' | 'databaseMark' | 'cold'>

/** What became of a restore that somebody had asked for. */
export type RestoreEnd =
  | { readonly kind: 'RESTORED'; readonly staged: StagedRestore }
  /** Before it was begun. */
  | { readonly kind: 'WITHDRAWN'; readonly staged: StagedRestore }
  /** Nothing was changed. `staged` is absent where the wish itself cannot be read. */
  | { readonly kind: 'DROPPED'; readonly staged?: StagedRestore; readonly reason: string }

/**
 * Puts a staged backup in the place of what is there, for whoever holds the writer's lock; what was there is kept in `aside`. Undefined when nobody
 * asked for it. Every step may be cut off by a kill or a power cut: the same call at the next start goes on from there. Reads every staged file
 * once, which takes seconds a gigabyte. Throws what the system or SQLite says.
 */
export function carryOutRestore(
  files: Places,
  key: Uint8Array,
  { aside, nowWallMs }: { readonly aside: string; readonly nowWallMs: number },
): RestoreEnd | undefined {
  const wish = readWish(files)
  if (wish === undefined) return undefined
  if (wish === 'UNREADABLE') return drop(files, 'what was asked for cannot be read')
  if (wish.withdrawn !== undefined) return { kind: 'WITHDRAWN', staged: wish }
  if (wish.isPlaced === true) return { kind: 'RESTORED', staged: wish }
  const wrong = wish.aside === undefined ? obstacleTo(files, wish, nowWallMs) : undefined
  if (wrong !== undefined) return drop(files, wrong, wish)
  const begun = { ...wish, aside: wish.aside ?? aside }
  if (wish.aside === undefined) wishRestore(files, begun)
  const isThere = placeDatabase(files, key, begun)
  if (!isThere) return drop(files, `${stagedDatabase(files)} is not there any more`, wish)
  placeColdFiles(files, begun)
  setMarkAsRestored(files, key)
  const placed = { ...begun, isPlaced: true }
  wishRestore(files, placed)
  return { kind: 'RESTORED', staged: placed }
}

function drop(files: Places, reason: string, staged?: StagedRestore): RestoreEnd {
  forgetRestore(files)
  return { kind: 'DROPPED', reason, ...(staged !== undefined && { staged }) }
}

/** Why it must not be begun, as a sentence; undefined when all of it is there as it was staged. */
function obstacleTo(files: Places, wish: StagedRestore, nowWallMs: number): string | undefined {
  if (!isFresh(wish, nowWallMs)) return `it was asked for more than ${WISH_AGE_MAX_MS / 3_600_000} hours ago; ask again`
  const { sha256, cold } = wish
  if (!isFile(stagedDatabase(files), sha256)) return `${stagedDatabase(files)} is not as it was proved`
  for (const one of cold) {
    const path = join(stagedColdFolder(files), one.name)
    if (existsSync(path) ? !isFile(path, one.sha256) : !isInPlace(files, one)) {
      return `${join(files.cold, one.name)} was changed since, and ${path} is not as it was proved`
    }
  }
  return undefined
}

/** Whether a cold file of the station is, to the last byte, that of the backup; one with a log beside it holds more than its bytes say. */
export function isInPlace(
  files: Pick<DataFiles, 'cold'>,
  one: { readonly name: string; readonly sha256: string },
): boolean {
  const path = join(files.cold, one.name)
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false })
  return (log?.size ?? 0) === 0 && isFile(path, one.sha256)
}

function isFile(path: string, sha256: string): boolean {
  return existsSync(path) && hashFile(path).sha256 === sha256
}

/** The database before everything else: until its rename nothing of the old state is gone. False when neither place has what was staged. */
function placeDatabase(
  files: Places,
  key: Uint8Array,
  { sha256, aside }: StagedRestore & { readonly aside: string },
): boolean {
  const fresh = stagedDatabase(files)
  // Renamed by an earlier try, and not opened for writing since.
  if (!existsSync(fresh)) return isFile(files.database, sha256)
  putAside(files.database, aside, key)
  renameSync(fresh, files.database)
  syncFolder(dirname(files.database))
  return true
}

/**
 * Ends with exactly the cold files of the backup; all others are aside. One that names none leaves them where they are: it is from before the first,
 * and then no tray asks for them, or from just before an update, and then they are its own.
 */
function placeColdFiles(files: Places, { cold, aside }: StagedRestore & { readonly aside: string }): void {
  if (cold.length === 0) return
  const fresh = stagedColdFolder(files)
  const staged = namesIn(fresh)
  const stay = new Set(cold.map(({ name }) => name).filter((name) => !staged.includes(name)))
  const gone = namesIn(files.cold).filter((name) => !stay.has(databaseOf(name)))
  if (gone.length > 0) makeFolder(join(aside, COLD_FOLDER))
  for (const name of gone) renameSync(join(files.cold, name), join(aside, COLD_FOLDER, name))
  if (gone.length > 0) for (const folder of [join(aside, COLD_FOLDER), files.cold]) syncFolder(folder)
  if (staged.length > 0) makeFolder(files.cold)
  for (const name of staged) renameSync(join(fresh, name), join(files.cold, name))
  if (staged.length > 0) syncFolder(files.cold)
  rmSync(fresh, { recursive: true, force: true })
}

/** The file that a log or its index belongs to. */
function databaseOf(name: string): string {
  return BESIDE.reduce((path, end) => basename(path, end), name)
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}
