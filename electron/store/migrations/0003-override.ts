import type { Migration } from './migration.ts'

/** Corrections by people: further records beside the decisions, which stay as they are. Frozen: a change is a new file. */
export const override: Migration = {
  version: 3,
  name: '0003-override',
  statements: [
    // `attempt` is the one that spoke for the egg when it was corrected; a later attempt decides anew.
    `CREATE TABLE egg_override (
      override_id INTEGER PRIMARY KEY,
      visit_id INTEGER NOT NULL REFERENCES tray_visit,
      cell INTEGER NOT NULL,
      attempt INTEGER NOT NULL,
      batch_id INTEGER REFERENCES batch,
      at_wall_ms INTEGER NOT NULL,
      operator TEXT NOT NULL,
      from_class INTEGER NOT NULL,
      from_action INTEGER NOT NULL,
      egg_class INTEGER NOT NULL,
      action INTEGER NOT NULL,
      reason INTEGER NOT NULL,
      note TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX egg_override_by_egg ON egg_override (visit_id, cell)`,
    `CREATE INDEX egg_override_by_batch ON egg_override (batch_id)`,
  ],
}
