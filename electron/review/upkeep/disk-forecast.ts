import type { Disk } from '../../contract/upkeep.ts'
import { DEFAULT_RETENTION } from '../../domain/archive/retention.ts'
import { DISK_LITTLE_BYTES } from '../../store/disk-room.ts'

/** A disk that is full sooner than this is said: time enough to order one. */
export const DISK_SOON_DAYS = 30
/** Growth is measured over the trays of these last days. */
export const GROWTH_WINDOW_DAYS = 28
/** Less than this says nothing about a week: hatcheries rest on some days. */
export const GROWTH_DAYS_MIN = 3
/** Ten years: further ahead is no forecast. */
const FORECAST_DAYS_MAX = 3_650
/** What the logs of all processes may grow to. */
const LOGS_BYTES_MAX = 100 * 1024 ** 2
const DAY_MS = 86_400_000

/** What the forecast is made of. Bytes. */
export interface DiskFacts {
  readonly measuredAtWallMs: number
  readonly freeBytes: number
  readonly totalBytes: number
  readonly use: Disk['use']
  readonly visits: VisitFacts | null
  /** Backups that are there: each of their successors will be as large as the database is then. */
  readonly backups: number
}

/** Trays in the database, and those that came within the window. */
export interface VisitFacts {
  readonly visitsInAll: number
  readonly visitsInWindow: number
  readonly scansInWindow: number
  /** Of the first tray within the window. */
  readonly firstWallMs: number | null
  /** What pictures may take in all. */
  readonly pictureQuotaBytes: number
}

/** How long the disk will do. Pure. Pictures and logs are bounded, so their room is taken off at once; the database and its backups grow by the day. */
export function forecastDisk(facts: DiskFacts): Disk {
  const { measuredAtWallMs, freeBytes, totalBytes, use } = facts
  const growth = growthOf(facts)
  const quotaBytes = facts.visits?.pictureQuotaBytes ?? DEFAULT_RETENTION.quotaBytes
  const reserved = Math.max(0, quotaBytes - use.pictures) + Math.max(0, LOGS_BYTES_MAX - use.logs)
  const perDay = growth === null ? 0 : growth.databaseBytesPerDay * (1 + facts.backups)
  const days = perDay > 0 ? Math.max(0, (freeBytes - reserved) / perDay) : Number.POSITIVE_INFINITY
  const daysUntilFull = days > FORECAST_DAYS_MAX ? null : Math.floor(days)
  const soon = daysUntilFull !== null && daysUntilFull < DISK_SOON_DAYS
  const verdict = freeBytes < DISK_LITTLE_BYTES ? 'little' : soon ? 'soon' : 'enough'
  return { measuredAtWallMs, freeBytes, totalBytes, use, growth, daysUntilFull, verdict }
}

/** Null while the trays do not reach back far enough. Bytes a day are the database's bytes a tray times the trays a day. */
function growthOf({ measuredAtWallMs, use, visits }: DiskFacts): Disk['growth'] {
  if (visits === null || visits.firstWallMs === null || visits.visitsInAll === 0) return null
  const days = Math.min(GROWTH_WINDOW_DAYS, (measuredAtWallMs - visits.firstWallMs) / DAY_MS)
  if (days < GROWTH_DAYS_MIN) return null
  return {
    days: Math.round(days),
    scansPerDay: Math.round(visits.scansInWindow / days),
    databaseBytesPerDay: Math.round((use.database / visits.visitsInAll) * (visits.visitsInWindow / days)),
  }
}
