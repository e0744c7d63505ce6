import type { Migration } from './migration.ts'

/** `overridden` among the classes of a picture. */
const OVERRIDDEN = 2

/**
 * The archive of pictures: its segments, which picture is kept for long and where it lies, and what people decided about it. Of recent pictures no row
 * is kept, only of their segments. Frozen: a change is a new file.
 */
export const archive: Migration = {
  version: 23,
  name: '0023-archive',
  statements: [
    // A number is never given twice: a file that was left behind must not be taken for another. 0 open, 1 closed, 2 being erased.
    `CREATE TABLE picture_segment (
      segment_id INTEGER PRIMARY KEY AUTOINCREMENT,
      shelf INTEGER NOT NULL,
      state INTEGER NOT NULL,
      pictures INTEGER NOT NULL,
      bytes INTEGER NOT NULL,
      oldest_wall_ms INTEGER NOT NULL,
      newest_wall_ms INTEGER NOT NULL,
      first_visit_id INTEGER,
      last_visit_id INTEGER
    ) STRICT`,
    // Without a segment: to be kept, and not there yet. Then either the journal of a line has it behind that position, or the recent pictures do.
    `CREATE TABLE picture (
      visit_id INTEGER NOT NULL,
      cell INTEGER NOT NULL,
      attempt INTEGER NOT NULL,
      classes INTEGER NOT NULL,
      since_wall_ms INTEGER NOT NULL,
      segment_id INTEGER REFERENCES picture_segment,
      group_offset INTEGER,
      slot INTEGER,
      line_id INTEGER,
      after_position INTEGER,
      session_id INTEGER,
      sequence INTEGER,
      PRIMARY KEY (visit_id, cell, attempt)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX picture_by_segment ON picture (segment_id) WHERE segment_id IS NOT NULL`,
    `CREATE INDEX picture_due ON picture (line_id, after_position) WHERE segment_id IS NULL`,
    // In the transaction of the correction, whatever code made it.
    `CREATE TRIGGER override_keeps_picture AFTER INSERT ON egg_override BEGIN
      INSERT INTO picture (visit_id, cell, attempt, classes, since_wall_ms)
        VALUES (NEW.visit_id, NEW.cell, NEW.attempt, ${OVERRIDDEN}, NEW.at_wall_ms)
        ON CONFLICT DO UPDATE SET classes = classes | ${OVERRIDDEN}, since_wall_ms = max(since_wall_ms, excluded.since_wall_ms);
    END`,
    `INSERT INTO picture (visit_id, cell, attempt, classes, since_wall_ms)
      SELECT visit_id, cell, attempt, ${OVERRIDDEN}, max(at_wall_ms) FROM egg_override GROUP BY visit_id, cell, attempt`,
    // No row: what the program comes with.
    `CREATE TABLE picture_retention (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      uncertain_days INTEGER NOT NULL,
      overridden_days INTEGER NOT NULL,
      faulty_days INTEGER NOT NULL,
      validation_days INTEGER NOT NULL,
      sample_days INTEGER NOT NULL,
      sample_share REAL NOT NULL,
      quota_bytes INTEGER NOT NULL
    ) STRICT`,
  ],
}
