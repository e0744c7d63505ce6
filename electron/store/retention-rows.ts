import { DEFAULT_RETENTION, type Retention } from '../domain/archive/retention.ts'
import type { ReadableDb, WritableDb } from './open-database.ts'

export const RETENTION_SQL = 'SELECT * FROM picture_retention WHERE only = 1'

interface RetentionColumns {
  readonly uncertain_days: number
  readonly overridden_days: number
  readonly faulty_days: number
  readonly validation_days: number
  readonly sample_days: number
  readonly sample_share: number
  readonly quota_bytes: number
}

/** What people decided about kept pictures; what the program comes with until they have. */
export function readRetention(db: ReadableDb): Retention {
  const row = db.prepare<[], RetentionColumns>(RETENTION_SQL).get()
  if (row === undefined) return DEFAULT_RETENTION
  return {
    days: {
      uncertain: row.uncertain_days,
      overridden: row.overridden_days,
      faulty: row.faulty_days,
      validation: row.validation_days,
      sample: row.sample_days,
    },
    sampleShare: row.sample_share,
    quotaBytes: row.quota_bytes,
  }
}

export function writeRetention(db: WritableDb, { days, sampleShare, quotaBytes }: Retention): void {
  const values = [days.uncertain, days.overridden, days.faulty, days.validation, days.sample, sampleShare, quotaBytes]
  db.prepare(`INSERT OR REPLACE INTO picture_retention VALUES (1, ${values.map(() => '?').join(', ')})`).run(...values)
}
