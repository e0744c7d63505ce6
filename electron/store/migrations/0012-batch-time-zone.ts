import type { Migration } from './migration.ts'

/** The zone a batch was run in; null for one that began before anybody wrote it down. Frozen: a change is a new file. */
export const batchTimeZone: Migration = {
  version: 12,
  name: '0012-batch-time-zone',
  statements: [`ALTER TABLE batch ADD COLUMN time_zone TEXT`],
}
