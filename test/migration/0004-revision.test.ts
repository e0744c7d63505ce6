import { describe, expect, it } from 'vitest'
import { migrate } from '../../electron/store/migrate.ts'
import { revision } from '../../electron/store/migrations/0004-revision.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable, type WritableDb } from '../../electron/store/open-database.ts'

const BATCH = `INSERT INTO batch (batch_id, batch_key, state, flock, breed, parent_age_weeks, setter, trolley, jurisdiction_key,
  tray_type_key, sexing_method, recipe_id) VALUES`
const REST = `'F', 'B', 38, 'S', 'T', 'DE', 'square-150', 'M', 1`

/** Two closed batches, of which only the first was ever sent, with a tray each. */
function openBefore(): WritableDb {
  const db = openWritable({ path: ':memory:', key: 'unencrypted' })
  migrate(db, MIGRATIONS.slice(0, revision.version - 1))
  db.exec("INSERT INTO recipe_version (recipe_id, recipe_key, version, body) VALUES (1, 'standard', 1, '{}')")
  db.exec(`${BATCH} (1, 'sent', 4, ${REST}), (2, 'kept', 4, ${REST})`)
  db.exec(`INSERT INTO outbox (batch_id, revision, idempotency_key, schema_version, payload, payload_sha256, enqueued_wall_ms,
    state, attempts, next_attempt_wall_ms) VALUES (1, 1, 'k', 1, x'01', zeroblob(32), 5, 0, 0, 5)`)
  db.exec("INSERT INTO scanner (serial) VALUES ('a'); INSERT INTO session (scanner_id, session_key) VALUES (1, 's')")
  for (const id of [1, 2])
    db.exec(`INSERT INTO tray_visit VALUES (${id}, 1, ${id}, 'T', 10, 15, 0, ${id}, 0, NULL, 0, NULL)`)
  return db
}

const marks = (db: WritableDb) => db.prepare('SELECT batch_id, changes FROM summary_changed').all()

describe('0004-revision', () => {
  it('marks nothing of the past', () => {
    const db = openBefore()
    migrate(db, MIGRATIONS.slice(0, revision.version))
    expect(marks(db)).toEqual([])
  })

  it.each([
    [
      'a correction',
      `INSERT INTO egg_override (visit_id, cell, attempt, at_wall_ms, batch_id, operator, from_class, from_action,
       egg_class, action, reason, note) VALUES (@id, 1, 1, 1, @id, '', 0, 0, 1, 1, 1, '')`,
    ],
    ['a tray that is put on hold', 'UPDATE tray_visit SET state = 2 WHERE visit_id = @id'],
    [
      'a tray that joins',
      "INSERT INTO tray_visit VALUES (@id + 10, 1, @id + 10, 'T', 10, 15, 0, @id, 0, NULL, 0, NULL)",
    ],
  ])('marks a sent batch for %s, and no other', (_what, sql) => {
    const db = openBefore()
    migrate(db, MIGRATIONS.slice(0, revision.version))
    db.prepare(sql).run({ id: 2 })
    expect(marks(db)).toEqual([])
    db.prepare(sql).run({ id: 1 })
    expect(marks(db)).toEqual([{ batch_id: 1, changes: 1 }])
  })
})
