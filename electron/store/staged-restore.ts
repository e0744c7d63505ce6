import { readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { AuditDeed } from '../domain/audit.ts'
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
  /** Taken back before it was begun; likewise. */
  readonly withdrawn?: Withdrawal
  /** Those before it that were put in place or taken back, and of which the trail does not know yet either. */
  readonly earlier?: readonly StagedRestore[]
}

/** Who took a restore back, and when. */
export interface Withdrawal {
  readonly userId: string | null
  readonly who: string
  readonly atWallMs: number
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
  return isWaiting(wish) && isFresh(wish, nowWallMs) ? wish : undefined
}

/** Neither begun nor taken back. */
export function isWaiting({ aside, withdrawn }: StagedRestore): boolean {
  return aside === undefined && withdrawn === undefined
}

/**
 * Takes back what was asked for. False where there is nothing to take back: what was begun is carried out to its end. That it was taken back stays
 * written down until it stands in the audit trail.
 */
export function withdrawRestore(files: Beside, by: Withdrawal): boolean {
  const wish = readWish(files)
  if (typeof wish === 'object' && isWaiting(wish)) {
    wishRestore(files, { ...wish, withdrawn: by })
    removeCopies(files)
    return true
  }
  const isBegun = typeof wish === 'object' && wish.aside !== undefined
  // Also what was copied for a wish that never came.
  if (!isBegun) forgetRestore(files)
  return wish === 'UNREADABLE'
}

/** What stands in the trail for it. It says who had asked and when: what was asked for by the command has no entry of its own. */
export function withdrawalDeed({
  from,
  who,
  wishedAtWallMs,
  madeAtWallMs,
  scans,
  withdrawn,
}: StagedRestore): AuditDeed {
  const before = JSON.stringify({ who, wishedAtWallMs, madeAtWallMs, scans })
  const after = JSON.stringify({ withdrawnAtWallMs: withdrawn?.atWallMs })
  return { act: 'backup.cancelRestore', subject: from, before, after }
}

/** What was put in place or taken back, oldest first, until the trail knows of it. */
export function untoldRestores(wish: StagedRestore | 'UNREADABLE' | undefined): readonly StagedRestore[] {
  if (wish === undefined || wish === 'UNREADABLE') return []
  const { earlier = [], ...own } = wish
  return own.isPlaced === true || own.withdrawn !== undefined ? [...earlier, own] : earlier
}

/**
 * The wish first, and for certain: a copy that is touched while a wish names it would be put in place torn. What the trail does not know of yet stays.
 * Throws what the system says.
 */
export function forgetRestore(files: Beside): void {
  keepUntold(files, untoldRestores(readWish(files)))
  removeCopies(files)
}

/** Once the newest of them stands in the audit trail: that it was taken back. */
export function forgetWithdrawal(files: Beside): void {
  const wish = readWish(files)
  if (typeof wish === 'object' && wish.withdrawn !== undefined) keepUntold(files, wish.earlier ?? [])
}

function keepUntold(files: Beside, untold: readonly StagedRestore[]): void {
  const newest = untold.at(-1)
  if (newest === undefined) forgetWish(files)
  else wishRestore(files, { ...newest, earlier: untold.slice(0, -1) })
}

function removeCopies(files: Beside): void {
  rmSync(stagedDatabase(files), { recursive: true, force: true })
  rmSync(stagedColdFolder(files), { recursive: true, force: true })
}

/** Once all of it stands in the audit trail. */
export function forgetWish(files: Beside): void {
  rmSync(wishFile(files), { force: true })
  syncFolder(dirname(files.database))
}

const SHA256 = /^[0-9a-f]{64}$/
const COLD_NAME = /^\d{4}-\d\d\.db$/

function isStaged(wish: unknown): wish is StagedRestore {
  if (typeof wish !== 'object' || wish === null) return false
  const { from, madeAtWallMs, scans, userId, who, wishedAtWallMs, sha256, cold, earlier } = wish as Readonly<
    Record<string, unknown>
  >
  const isOfThose = earlier === undefined || (Array.isArray(earlier) && earlier.every(isStaged))
  const isNamed = typeof from === 'string' && typeof who === 'string' && (userId === null || typeof userId === 'string')
  const isCounted = [madeAtWallMs, scans, wishedAtWallMs].every((value) => typeof value === 'number')
  return isNamed && isCounted && isOfThose && isHash(sha256) && Array.isArray(cold) && cold.every(isCold)
}

function isCold(one: unknown): boolean {
  if (typeof one !== 'object' || one === null) return false
  const { name, sha256 } = one as Readonly<Record<string, unknown>>
  return typeof name === 'string' && COLD_NAME.test(name) && isHash(sha256)
}

function isHash(text: unknown): boolean {
  return typeof text === 'string' && SHA256.test(text)
}
