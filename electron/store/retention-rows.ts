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
  readonly uncertain_share: number
  readonly overridden_share: number
  readonly faulty_share: number
  readonly validation_share: number
  readonly sample_class_share: number
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
    classShares: {
      uncertain: row.uncertain_share,
      overridden: row.overridden_share,
      faulty: row.faulty_share,
      validation: row.validation_share,
      sample: row.sample_class_share,
    },
    sampleShare: row.sample_share,
    quotaBytes: row.quota_bytes,
  }
}

export function writeRetention(db: WritableDb, { days, classShares, sampleShare, quotaBytes }: Retention): void {
  // In the order of the columns; those of the shares came later.
  const values = [
    ...[days.uncertain, days.overridden, days.faulty, days.validation, days.sample, sampleShare, quotaBytes],
    ...[classShares.uncertain, classShares.overridden, classShares.faulty, classShares.validation, classShares.sample],
  ]
  db.prepare(`INSERT OR REPLACE INTO picture_retention VALUES (1, ${values.map(() => '?').join(', ')})`).run(...values)
}
