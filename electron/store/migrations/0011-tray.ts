import type { Migration } from './migration.ts'

/**
 * Passages of the same eggs, marks and holds of trays, moved eggs, and flocks within a tray. A tray that was held in a batch that is over
 * waits for nobody any more (`hold_answer` 4). Frozen: a change is a new file.
 */
export const tray: Migration = {
  version: 11,
  name: '0011-tray',
  statements: [
    // The passage before, if these are the same eggs.
    `ALTER TABLE tray_visit ADD COLUMN continues_visit_id INTEGER REFERENCES tray_visit`,
    `ALTER TABLE tray_visit ADD COLUMN flags INTEGER NOT NULL DEFAULT 0`,
    `ALTER TABLE tray_visit ADD COLUMN hold_answer INTEGER`,
    // The sorter was through with it once, whatever held it afterwards.
    `ALTER TABLE tray_visit ADD COLUMN through INTEGER NOT NULL DEFAULT 0`,
    `UPDATE tray_visit SET through = 1 WHERE state = 1`,
    `UPDATE tray_visit SET hold_answer = 4 WHERE state = 2 AND ended_wall_ms IS NOT NULL
      AND (batch_id IS NULL OR batch_id IN (SELECT batch_id FROM batch WHERE state = 4))`,
    `CREATE UNIQUE INDEX tray_visit_continues ON tray_visit (continues_visit_id) WHERE continues_visit_id IS NOT NULL`,
    `CREATE INDEX tray_visit_by_code ON tray_visit (batch_id, code)`,
    `CREATE INDEX tray_visit_by_ref ON tray_visit (session_id, tray_sequence)`,
    `CREATE INDEX tray_visit_on_hold ON tray_visit (visit_id) WHERE state = 2 AND coalesce(hold_answer, 0) = 0`,
    // Of several passages one speaks for an egg; only its row is in the sums.
    `ALTER TABLE egg ADD COLUMN counted INTEGER NOT NULL DEFAULT 1`,
    `ALTER TABLE sorter_ack ADD COLUMN action INTEGER`,
    `CREATE TABLE tray_release (
      release_id INTEGER PRIMARY KEY,
      visit_id INTEGER NOT NULL REFERENCES tray_visit,
      at_wall_ms INTEGER NOT NULL,
      who TEXT NOT NULL,
      how INTEGER NOT NULL,
      why TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX tray_release_by_visit ON tray_release (visit_id)`,
    // What a release made of the eggs that waited, beside what was decided.
    `CREATE TABLE egg_release (
      visit_id INTEGER NOT NULL REFERENCES tray_visit,
      cell INTEGER NOT NULL,
      attempt INTEGER NOT NULL,
      release_id INTEGER NOT NULL REFERENCES tray_release,
      action INTEGER NOT NULL,
      PRIMARY KEY (visit_id, cell, attempt, release_id)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE egg_transfer (
      transfer_id INTEGER PRIMARY KEY,
      from_visit_id INTEGER NOT NULL REFERENCES tray_visit,
      from_cell INTEGER NOT NULL,
      to_visit_id INTEGER NOT NULL REFERENCES tray_visit,
      to_cell INTEGER NOT NULL,
      at_wall_ms INTEGER NOT NULL,
      who TEXT NOT NULL,
      why TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX egg_transfer_from ON egg_transfer (from_visit_id, from_cell)`,
    `CREATE INDEX egg_transfer_to ON egg_transfer (to_visit_id, to_cell)`,
    // An empty code means every tray of the batch that has no ranges of its own.
    `CREATE TABLE flock_range (
      batch_id INTEGER NOT NULL REFERENCES batch,
      code TEXT NOT NULL,
      from_cell INTEGER NOT NULL,
      to_cell INTEGER NOT NULL,
      flock TEXT NOT NULL,
      PRIMARY KEY (batch_id, code, from_cell)
    ) STRICT, WITHOUT ROWID`,
  ],
}
