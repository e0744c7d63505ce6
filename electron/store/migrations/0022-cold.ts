import type { Migration } from './migration.ts'

/** Where the rows of a tray are, and which cold files there are. Frozen: a change is a new file. */
export const cold: Migration = {
  version: 22,
  name: '0022-cold',
  statements: [
    // Year and month as one number, 202601; null while its rows are here.
    `ALTER TABLE tray_visit ADD COLUMN cold_month INTEGER`,
    `CREATE INDEX tray_visit_hot ON tray_visit (visit_id) WHERE cold_month IS NULL`,
    // `moves` counts how often something was put into the file or taken back: who copies files knows by it which have changed.
    `CREATE TABLE cold_file (
      month INTEGER PRIMARY KEY,
      schema_version INTEGER NOT NULL,
      moves INTEGER NOT NULL
    ) STRICT`,
  ],
}
