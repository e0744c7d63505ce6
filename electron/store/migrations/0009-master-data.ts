import type { Migration } from './migration.ts'

/** What every record has. Its row number is the order in which it was entered. */
const KEPT = `row_id INTEGER PRIMARY KEY,
      record_key TEXT NOT NULL UNIQUE,
      revision INTEGER NOT NULL,
      retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
      name TEXT NOT NULL`

/**
 * What people tell the station about their hatchery. Batches keep copies of the names, so none of these is referred to by them; but a
 * tray type that a batch was recorded on is found by its key. Frozen: a change is a new file.
 */
export const masterData: Migration = {
  version: 9,
  name: '0009-master-data',
  statements: [
    `CREATE TABLE master_mark (only INTEGER PRIMARY KEY CHECK (only = 1), revision INTEGER NOT NULL) STRICT`,
    `INSERT INTO master_mark VALUES (1, 0)`,
    `CREATE TABLE master_site (
      ${KEPT},
      time_zone TEXT NOT NULL,
      jurisdiction_key TEXT,
      label_scheme TEXT NOT NULL,
      sexing_method TEXT NOT NULL,
      weight_units TEXT NOT NULL CHECK (weight_units IN ('metric', 'imperial')),
      temperature_unit TEXT NOT NULL CHECK (temperature_unit IN ('celsius', 'fahrenheit')),
      shifts TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE master_line (
      ${KEPT},
      rated_eggs_per_hour REAL NOT NULL
    ) STRICT`,
    `CREATE TABLE master_scanner (
      ${KEPT},
      serial TEXT NOT NULL,
      line_key TEXT REFERENCES master_line (record_key)
    ) STRICT`,
    `CREATE TABLE master_setter (
      ${KEPT},
      code TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE master_trolley (
      ${KEPT},
      code TEXT NOT NULL
    ) STRICT`,
    // Centres that were measured, as [x, y] in millimetres row by row; NULL where rows, columns and pitch say it all.
    `CREATE TABLE master_tray_type (
      ${KEPT},
      layout TEXT NOT NULL CHECK (layout IN ('square', 'honeycomb')),
      row_count INTEGER NOT NULL,
      column_count INTEGER NOT NULL,
      pitch_mm REAL NOT NULL,
      centres TEXT,
      first_cell TEXT NOT NULL CHECK (first_cell IN ('topLeft', 'topRight', 'bottomLeft', 'bottomRight')),
      belt_towards TEXT NOT NULL CHECK (belt_towards IN ('top', 'right', 'bottom', 'left')),
      operator_at TEXT NOT NULL CHECK (operator_at IN ('top', 'right', 'bottom', 'left')),
      confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1))
    ) STRICT`,
    `CREATE TABLE master_breed (
      ${KEPT},
      egg_colour TEXT NOT NULL CHECK (egg_colour IN ('brown', 'white', 'other'))
    ) STRICT`,
    `CREATE TABLE master_flock (
      ${KEPT},
      breed_key TEXT NOT NULL REFERENCES master_breed (record_key),
      farm TEXT NOT NULL,
      house TEXT NOT NULL,
      parents_hatched_on TEXT,
      laid_from TEXT,
      laid_to TEXT,
      storage_days INTEGER
    ) STRICT`,
    `CREATE INDEX batch_by_tray_type ON batch (tray_type_key)`,
  ],
}
