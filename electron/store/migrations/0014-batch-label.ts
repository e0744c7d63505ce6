import type { Migration } from './migration.ts'

/** The label a batch is hatched under, and the shift it began in, as they were called then; empty where nobody said. Frozen: a change is a new file. */
export const batchLabel: Migration = {
  version: 14,
  name: '0014-batch-label',
  statements: [
    `ALTER TABLE batch ADD COLUMN label_scheme TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE batch ADD COLUMN shift_name TEXT NOT NULL DEFAULT ''`,
  ],
}
