import type { Migration } from './migration.ts'

/**
 * Event time. Minutes of fact cells are those of the event from here on; trays that are there stay counted by arrival, late scans of them too, because
 * their minutes stand in sums, records and uploads: `event_time` says up to which tray. The mark of each line behind which nothing more is
 * expected, what came all the same, and every jump of the station's clock with the batches that were open then. Frozen: a change is a new file.
 */
export const eventTime: Migration = {
  version: 25,
  name: '0025-event-time',
  statements: [
    `CREATE TABLE event_time (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      arrival_through_visit INTEGER NOT NULL
    ) STRICT`,
    `INSERT INTO event_time SELECT 1, coalesce(max(visit_id), 0) FROM tray_visit`,
    `ALTER TABLE line ADD COLUMN event_mark_ms INTEGER NOT NULL DEFAULT 0`,
    // 0 in batch means none.
    `CREATE TABLE late_scan (
      batch_id INTEGER NOT NULL,
      scanner_id INTEGER NOT NULL,
      scans INTEGER NOT NULL,
      lateness_max_ms INTEGER NOT NULL,
      PRIMARY KEY (batch_id, scanner_id)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX late_scan_by_scanner ON late_scan (scanner_id)`,
    // found: 0 while the station ran, 1 at its start. ran_ms: how long the station had run, by a clock that nobody sets.
    `CREATE TABLE clock_jump (
      jump_id INTEGER PRIMARY KEY,
      found INTEGER NOT NULL,
      ran_ms INTEGER NOT NULL,
      wall_before_ms INTEGER NOT NULL,
      wall_after_ms INTEGER NOT NULL,
      by_ms INTEGER NOT NULL
    ) STRICT`,
    `CREATE TABLE clock_jump_batch (
      batch_id INTEGER NOT NULL REFERENCES batch,
      jump_id INTEGER NOT NULL REFERENCES clock_jump ON DELETE CASCADE,
      PRIMARY KEY (batch_id, jump_id)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX clock_jump_batch_by_jump ON clock_jump_batch (jump_id)`,
    `CREATE INDEX batch_by_line ON batch (line_id)`,
  ],
}
