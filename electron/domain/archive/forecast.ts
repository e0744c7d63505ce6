import { KEPT_CLASSES, type Shelf } from './keep.ts'
import { KEPT_SHARE_MAX, type Retention } from './retention.ts'

const DAY_MS = 86_400_000
/** Growth is measured over these last days. */
const WINDOW_DAYS = 28
/** Less than this says nothing about a week: hatcheries rest on some days. */
export const ARCHIVE_GROWTH_DAYS_MIN = 3

/** Pictures that lie together. */
export interface StoredPictures {
  readonly shelf: Shelf
  readonly pictures: number
  readonly bytes: number
  readonly oldestWallMs: number
  readonly newestWallMs: number
}

/** Bytes. */
export interface ArchiveForecast {
  /** What kept pictures may take. */
  readonly keptBytesMax: number
  readonly keptBytes: number
  /** Null while kept pictures do not reach back far enough to speak of days. */
  readonly growth: {
    readonly bytesPerDay: number
    /** So much they take once every class has its days, at this growth. */
    readonly bytesInTheEnd: number
    /** Until kept pictures go before their days are over; null when they never will. */
    readonly daysUntilFull: number | null
  } | null
}

/** Whether what people decided fits into the quota, and if not, until when. A class grows by what came of it in the last weeks. */
export function forecastArchive(
  stored: readonly StoredPictures[],
  retention: Retention,
  nowWallMs: number,
): ArchiveForecast {
  const kept = stored.filter(({ shelf }) => shelf !== 'recent')
  const keptBytes = bytesOf(kept)
  const keptBytesMax = Math.floor(KEPT_SHARE_MAX * retention.quotaBytes)
  const oldestWallMs = kept.reduce((oldest, one) => Math.min(oldest, one.oldestWallMs), nowWallMs)
  const days = Math.min(WINDOW_DAYS, (nowWallMs - oldestWallMs) / DAY_MS)
  if (days < ARCHIVE_GROWTH_DAYS_MIN) return { keptBytesMax, keptBytes, growth: null }
  const lately = kept.filter(({ newestWallMs }) => newestWallMs > nowWallMs - WINDOW_DAYS * DAY_MS)
  const perDay = KEPT_CLASSES.map((one) => ({
    days: retention.days[one],
    bytes: bytesOf(lately.filter(({ shelf }) => shelf === one)) / days,
  }))
  const bytesPerDay = Math.round(perDay.reduce((sum, { bytes }) => sum + bytes, 0))
  const bytesInTheEnd = Math.round(perDay.reduce((sum, one) => sum + one.bytes * one.days, 0))
  const fits = bytesInTheEnd <= keptBytesMax
  const daysUntilFull = fits ? null : Math.max(0, Math.floor((keptBytesMax - keptBytes) / bytesPerDay))
  return { keptBytesMax, keptBytes, growth: { bytesPerDay, bytesInTheEnd, daysUntilFull } }
}

function bytesOf(stored: readonly StoredPictures[]): number {
  return stored.reduce((sum, { bytes }) => sum + bytes, 0)
}
