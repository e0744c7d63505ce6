import type { Migration } from './migration.ts'

/**
 * What a cold file must hold, by the name that the file itself gives its content: a count of moves goes back with a restored database, and then stands for
 * another content than it did. Frozen: a change is a new file.
 */
export const coldContent: Migration = {
  version: 26,
  name: '0026-cold-content',
  statements: [
    // Null until the file was opened once by a version that names contents.
    `ALTER TABLE cold_file ADD COLUMN content TEXT`,
    `ALTER TABLE cold_file DROP COLUMN moves`,
    // Scans that were counted while the rows of their egg could not be read: they have yet to speak for it.
    `CREATE TABLE unspoken_scan (
      unspoken_scan_id INTEGER PRIMARY KEY,
      visit_id INTEGER NOT NULL,
      cell INTEGER NOT NULL,
      attempt INTEGER NOT NULL,
      session_id INTEGER NOT NULL,
      sequence INTEGER NOT NULL
    ) STRICT`,
  ],
}
