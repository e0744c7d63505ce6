import type { Migration } from './migration.ts'

/** The most of the quota that each class of kept pictures may take; what was a constant before stands where people had decided on the rest. Frozen: a change is a new file. */
export const classShares: Migration = {
  version: 24,
  name: '0024-class-shares',
  statements: [
    'ALTER TABLE picture_retention ADD COLUMN uncertain_share REAL NOT NULL DEFAULT 0.4',
    'ALTER TABLE picture_retention ADD COLUMN overridden_share REAL NOT NULL DEFAULT 0.3',
    'ALTER TABLE picture_retention ADD COLUMN faulty_share REAL NOT NULL DEFAULT 0.2',
    'ALTER TABLE picture_retention ADD COLUMN validation_share REAL NOT NULL DEFAULT 0.3',
    // The random sample as a class; \`sample_share\` is how many scans are drawn.
    'ALTER TABLE picture_retention ADD COLUMN sample_class_share REAL NOT NULL DEFAULT 0.2',
  ],
}
