import type { Migration } from './migration.ts'

/**
 * Several lines of one station: each with a mark of its own in its own journal, its batches, trays, alarms and draft. What stood there before
 * is the first line's. Frozen: a change is a new file.
 */
export const line: Migration = {
  version: 15,
  name: '0015-line',
  statements: [
    // `line_key` is the id of the line in the master data.
    `CREATE TABLE line (
      line_id INTEGER PRIMARY KEY,
      line_key TEXT NOT NULL UNIQUE,
      released_through INTEGER NOT NULL
    ) STRICT`,
    `INSERT INTO line SELECT 1, 'line-1', released_through FROM journal_mark`,
    `ALTER TABLE journal_mark DROP COLUMN released_through`,
    `ALTER TABLE batch ADD COLUMN line_id INTEGER NOT NULL DEFAULT 1`,
    // As it was called when the batch began; null for one from before several lines.
    `ALTER TABLE batch ADD COLUMN line_name TEXT`,
    `ALTER TABLE tray_visit ADD COLUMN line_id INTEGER NOT NULL DEFAULT 1`,
    `ALTER TABLE alarm_event ADD COLUMN line_id INTEGER NOT NULL DEFAULT 1`,
    `ALTER TABLE line_event ADD COLUMN line_id INTEGER NOT NULL DEFAULT 1`,
    `ALTER TABLE alarm_out_of_service RENAME TO alarm_out_of_service_before`,
    `CREATE TABLE alarm_out_of_service (
      line_id INTEGER NOT NULL,
      alarm TEXT NOT NULL,
      since_wall_ms INTEGER NOT NULL,
      who TEXT NOT NULL,
      why TEXT NOT NULL,
      PRIMARY KEY (line_id, alarm)
    ) STRICT, WITHOUT ROWID`,
    `INSERT INTO alarm_out_of_service SELECT 1, alarm, since_wall_ms, who, why FROM alarm_out_of_service_before`,
    `DROP TABLE alarm_out_of_service_before`,
    `ALTER TABLE batch_draft RENAME TO batch_draft_before`,
    `CREATE TABLE batch_draft (line_id INTEGER PRIMARY KEY, wish TEXT NOT NULL) STRICT`,
    `INSERT INTO batch_draft SELECT 1, wish FROM batch_draft_before`,
    `DROP TABLE batch_draft_before`,
  ],
}
