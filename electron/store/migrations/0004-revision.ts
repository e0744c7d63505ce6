import type { Migration } from './migration.ts'

/** A sum of the batch's summary that has changed since it was frozen; only such batches have a message that can be out of date. */
const MARK = `INSERT INTO summary_changed (batch_id, changes) VALUES (NEW.batch_id, 1)
  ON CONFLICT (batch_id) DO UPDATE SET changes = changes + 1`
const WHEN_SEALED = 'WHEN EXISTS (SELECT 1 FROM outbox WHERE outbox.batch_id = NEW.batch_id)'

/**
 * Batches whose summary is out of date: a late egg, a tray that was put on hold, a correction. The marks are triggers, so that they stand
 * in the transaction of the change whatever code made it. Frozen: a change is a new file.
 */
export const revision: Migration = {
  version: 4,
  name: '0004-revision',
  statements: [
    `CREATE TABLE summary_changed (
      batch_id INTEGER PRIMARY KEY REFERENCES batch,
      changes INTEGER NOT NULL
    ) STRICT`,
    `CREATE TRIGGER fact_changes_summary AFTER INSERT ON fact ${WHEN_SEALED} BEGIN ${MARK}; END`,
    `CREATE TRIGGER fact_moves_summary AFTER UPDATE ON fact ${WHEN_SEALED} BEGIN ${MARK}; END`,
    `CREATE TRIGGER override_changes_summary AFTER INSERT ON egg_override ${WHEN_SEALED} BEGIN ${MARK}; END`,
    `CREATE TRIGGER tray_changes_summary AFTER UPDATE OF state ON tray_visit ${WHEN_SEALED} BEGIN ${MARK}; END`,
    `CREATE TRIGGER tray_joins_summary AFTER INSERT ON tray_visit ${WHEN_SEALED} BEGIN ${MARK}; END`,
  ],
}
