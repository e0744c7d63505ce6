/** When backups are made by themselves, how many stay, and where a second copy goes. */
export interface BackupPlan {
  /** Hour of the day by the machine's clock, 0 to 23, in which little is done. */
  readonly hour: number
  /** So many of the newest stay. */
  readonly keepNewest: number
  /** And the newest of so many weeks. */
  readonly keepWeekly: number
  /** A folder on another disk or on the network, which gets a proved copy of each; null for none. */
  readonly secondFolder: string | null
}

/** Night in most hatcheries; a week of daily ones and a month of weekly ones. Unconfirmed: nobody has told us a hatchery's rule. */
export const DEFAULT_BACKUP_PLAN: BackupPlan = { hour: 3, keepNewest: 7, keepWeekly: 4, secondFolder: null }

const HOUR_MS = 3_600_000
/** One that was made so shortly before counts for this night; one of the day before, by hand or late, does not. */
const THIS_NIGHT_MS = 6 * HOUR_MS
/** A machine that was off at the hour catches up as soon as no batch is open. */
const MISSED_MS = 30 * HOUR_MS
/** A batch that is never closed must not keep the records without a backup for ever; a backup runs beside a batch, it only takes disk and time. */
const WAITED_ENOUGH_MS = 54 * HOUR_MS
/** Two nights failed: somebody should know. */
export const BACKUP_OLD_MS = 3 * 24 * HOUR_MS

export interface BackupSituation {
  readonly nowWallMs: number
  /** Hour of the day now, by the machine's clock. */
  readonly hourNow: number
  /** Of the newest good backup; undefined for none. */
  readonly newestWallMs: number | undefined
  readonly batchOpen: boolean
}

/** Whether a backup should be made now. A newest one from the future says nothing: the clock was wrong then or is now. */
export function isBackupDue({ hour }: Pick<BackupPlan, 'hour'>, situation: BackupSituation): boolean {
  const { nowWallMs, hourNow, newestWallMs, batchOpen } = situation
  const ageMs =
    newestWallMs === undefined || newestWallMs > nowWallMs ? Number.POSITIVE_INFINITY : nowWallMs - newestWallMs
  if (ageMs < THIS_NIGHT_MS) return false
  if (!batchOpen) return hourNow === hour || ageMs >= MISSED_MS
  return Number.isFinite(ageMs) && ageMs >= WAITED_ENOUGH_MS
}

/** When the next one is to be expected; see `NextBackup` in the contract. */
export type ExpectedBackup =
  | { readonly kind: 'at'; readonly atWallMs: number }
  | { readonly kind: 'soon' | 'afterBatch' }

/** The machine's own hours. */
export interface LocalHours {
  hourOf(wallMs: number): number
  /** That hour of the day of that moment. */
  atHour(wallMs: number, hour: number): number
}

/** When a backup will be made, as things stand. */
export function nextBackup(
  { hour }: Pick<BackupPlan, 'hour'>,
  situation: Omit<BackupSituation, 'hourNow'> & LocalHours,
): ExpectedBackup {
  const { nowWallMs, newestWallMs: madeWallMs = nowWallMs, batchOpen, hourOf, atHour } = situation
  const hourNow = hourOf(nowWallMs)
  if (isBackupDue({ hour }, { ...situation, hourNow })) return { kind: 'soon' }
  if (batchOpen && isBackupDue({ hour }, { ...situation, hourNow, batchOpen: false })) return { kind: 'afterBatch' }
  const earliestWallMs = Math.max(nowWallMs, madeWallMs + THIS_NIGHT_MS)
  // Its whole hour counts, and a clock that is set for summer has days of other lengths.
  const days = [0, 1, 2].map((day) => atHour(earliestWallMs + day * 24 * HOUR_MS, hour))
  const quietWallMs = Math.min(...days.filter((atWallMs) => atWallMs + HOUR_MS > earliestWallMs))
  return { kind: 'at', atWallMs: Math.min(Math.max(quietWallMs, earliestWallMs), madeWallMs + MISSED_MS) }
}

const WEEK_MS = 7 * 24 * HOUR_MS
/** 1970 began on a Thursday; weeks begin on Mondays. */
const MONDAY_MS = 4 * 24 * HOUR_MS

/**
 * The times that stay, of those given; any order. Those after `nowWallMs` were made by a clock that was wrong, then or now: nobody can say how old
 * they are, so they neither push out the others nor are pushed out by them, and the plan holds for each of the two.
 */
export function keptBackups(
  madeWallMs: readonly number[],
  plan: Pick<BackupPlan, 'keepNewest' | 'keepWeekly'>,
  nowWallMs: number,
): Set<number> {
  const past = madeWallMs.filter((madeMs) => madeMs <= nowWallMs)
  const future = madeWallMs.filter((madeMs) => madeMs > nowWallMs)
  return new Set([...keptOfOneClock(past, plan), ...keptOfOneClock(future, plan)])
}

function keptOfOneClock(
  madeWallMs: readonly number[],
  { keepNewest, keepWeekly }: Pick<BackupPlan, 'keepNewest' | 'keepWeekly'>,
): number[] {
  const newestFirst = madeWallMs.toSorted((a, b) => b - a)
  const weeks = new Map<number, number>()
  for (const madeMs of newestFirst) {
    const week = Math.floor((madeMs - MONDAY_MS) / WEEK_MS)
    if (!weeks.has(week) && weeks.size < keepWeekly) weeks.set(week, madeMs)
  }
  return [...newestFirst.slice(0, keepNewest), ...weeks.values()]
}
