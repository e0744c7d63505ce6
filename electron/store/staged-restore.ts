import { readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeFileAtomically } from '../files/atomic-file.ts'
import { syncFolder } from '../files/durable-file.ts'
import { COLD_FOLDER, type DataFiles } from './data-folder.ts'

/** A file of the rows of an older month, by its name within their folder. */
export interface StagedCold {
  readonly name: string
  readonly sha256: string
}

/** What belongs to a restore, proved and copied beside what is there; it takes its place when the station starts next. */
export interface StagedRestore {
  /** Name of the backup. */
  readonly from: string
  readonly madeAtWallMs: number
  /** Scans in it. */
  readonly scans: number
  readonly userId: string | null
  readonly who: string
  readonly wishedAtWallMs: number
  /** Of the database. */
  readonly sha256: string
  /** All that the backup has; those that were in place already when it was staged are not copied. */
  readonly cold: readonly StagedCold[]
  /** Where what was there goes. Absent until it is begun; from then on it is carried out to its end. */
  readonly aside?: string
  /** In its place; only the audit trail does not know of it yet. */
  readonly isPlaced?: boolean
}

/** A wish that is older is not carried out: what would be missing was counted then, and the line has gone on since. A day: it may wait for the evening. */
export const WISH_AGE_MAX_MS = 24 * 3_600_000

type Beside = Pick<DataFiles, 'database'>

/** Where the proved copy of the database waits. */
export function stagedDatabase({ database }: Beside): string {
  return `${database}.restored`
}

/** Folder in which the proved copies of cold files wait. */
export function stagedColdFolder({ database }: Beside): string {
  return join(dirname(database), `${COLD_FOLDER}.restored`)
}

function wishFile({ database }: Beside): string {
  return join(dirname(database), 'restore.json')
}

/** Last of all, once every copy is on the disk: from here on the next start puts them in place. Throws what the system says. */
export function wishRestore(files: Beside, staged: StagedRestore): void {
  writeFileAtomically(wishFile(files), `${JSON.stringify(staged)}\n`)
}

/** What somebody asked for; `UNREADABLE` for what is no wish of this version, undefined where nobody asked. */
export function readWish(files: Beside): StagedRestore | 'UNREADABLE' | undefined {
  let text: string
  try {
    text = readFileSync(wishFile(files), 'utf8')
  } catch {
    return undefined
  }
  try {
    const wish: unknown = JSON.parse(text)
    return isStaged(wish) ? wish : 'UNREADABLE'
  } catch {
    return 'UNREADABLE'
  }
}

/** Whether it may still be carried out. By a clock that was set meanwhile nobody can say. */
export function isFresh({ wishedAtWallMs }: StagedRestore, nowWallMs: number): boolean {
  return Math.abs(nowWallMs - wishedAtWallMs) <= WISH_AGE_MAX_MS
}

/** What waits for the next start; undefined when nobody asked for a restore, and once it was begun. */
export function stagedRestore(files: Beside, nowWallMs: number): StagedRestore | undefined {
  const wish = readWish(files)
  if (wish === undefined || wish === 'UNREADABLE') return undefined
  return wish.aside === undefined && isFresh(wish, nowWallMs) ? wish : undefined
}

/** Takes back what was asked for. False where there is nothing to take back: what was begun is carried out to its end. */
export function withdrawRestore(files: Beside): boolean {
  const wish = readWish(files)
  const isBegun = typeof wish === 'object' && wish.aside !== undefined
  if (!isBegun) forgetRestore(files)
  return wish !== undefined && !isBegun
}

/** The wish first, and for certain: a copy that is touched while a wish names it would be put in place torn. Throws what the system says. */
export function forgetRestore(files: Beside): void {
  forgetWish(files)
  rmSync(stagedDatabase(files), { recursive: true, force: true })
  rmSync(stagedColdFolder(files), { recursive: true, force: true })
}

/** Once it stands in the audit trail. */
export function forgetWish(files: Beside): void {
  rmSync(wishFile(files), { force: true })
  syncFolder(dirname(files.database))
}

const SHA256 = /^[0-9a-f]{64}$/
const COLD_NAME = /^\d{4}-\d\d\.db$/

function isStaged(wish: unknown): wish is StagedRestore {
  if (typeof wish !== 'object' || wish === null) return false
  const { from, madeAtWallMs, scans, userId, who, wishedAtWallMs, sha256, cold } = wish as Readonly<
    Record<string, unknown>
  >
  const isNamed = typeof from === 'string' && typeof who === 'string' && (userId === null || typeof userId === 'string')
  const isCounted = [madeAtWallMs, scans, wishedAtWallMs].every((value) => typeof value === 'number')
  return isNamed && isCounted && isHash(sha256) && Array.isArray(cold) && cold.every(isCold)
}

function isCold(one: unknown): boolean {
  if (typeof one !== 'object' || one === null) return false
  const { name, sha256 } = one as Readonly<Record<string, unknown>>
  return typeof name === 'string' && COLD_NAME.test(name) && isHash(sha256)
}

function isHash(text: unknown): boolean {
  return typeof text === 'string' && SHA256.test(text)
}
