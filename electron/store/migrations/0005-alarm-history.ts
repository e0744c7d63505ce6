import type { Migration } from './migration.ts'

/** What alarms did and what was done to them, events apart from them, and what is out of service. Frozen: a change is a new file. */
export const alarmHistory: Migration = {
  version: 5,
  name: '0005-alarm-history',
  statements: [
    `CREATE TABLE alarm_event (
      alarm_event_id INTEGER PRIMARY KEY,
      at_wall_ms INTEGER NOT NULL,
      alarm TEXT NOT NULL,
      priority INTEGER NOT NULL,
      deed INTEGER NOT NULL,
      who TEXT NOT NULL,
      detail TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE line_event (
      line_event_id INTEGER PRIMARY KEY,
      at_wall_ms INTEGER NOT NULL,
      kind TEXT NOT NULL,
      detail TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE alarm_out_of_service (
      alarm TEXT PRIMARY KEY,
      since_wall_ms INTEGER NOT NULL,
      who TEXT NOT NULL,
      why TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
  ],
}
