import type { Migration } from './migration.ts'

const CLASSES = ['female', 'male', 'infertile', 'early_dead', 'mid_dead', 'uncertain', 'unreadable', 'empty']

/**
 * What the mark beside the database is held against: which database this is, how many scans it ever committed and when it did last, and whether
 * a mark was ever written. Frozen: a change is a new file.
 */
export const databaseMark: Migration = {
  version: 20,
  name: '0020-database-mark',
  statements: [
    'ALTER TABLE journal_mark ADD COLUMN scans INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE journal_mark ADD COLUMN newest_wall_ms INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE journal_mark ADD COLUMN marked INTEGER NOT NULL DEFAULT 0',
    // The same in every copy of this database, and in no other.
    "ALTER TABLE journal_mark ADD COLUMN database_key BLOB NOT NULL DEFAULT x''",
    `UPDATE journal_mark SET database_key = randomblob(16),
      scans = (SELECT coalesce(sum(${CLASSES.map((word) => `scans_${word}`).join(' + ')}), 0) FROM fact),
      newest_wall_ms = (SELECT coalesce(max(minute), 0) * 60000 FROM fact)`,
  ],
}
