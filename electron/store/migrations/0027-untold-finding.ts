import type { Migration } from './migration.ts'

/** What a start found missing and no alarm has told of yet, by the alarm that it is for. Frozen: a change is a new file. */
export const untoldFinding: Migration = {
  version: 27,
  name: '0027-untold-finding',
  statements: [
    `CREATE TABLE untold_finding (
      alarm TEXT PRIMARY KEY,
      detail TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
  ],
}
