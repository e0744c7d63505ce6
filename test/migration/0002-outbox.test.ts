import { describe, expect, it } from 'vitest'
import { migrate, schemaVersion } from '../../electron/store/migrate.ts'
import { initial } from '../../electron/store/migrations/0001-initial.ts'
import { outbox } from '../../electron/store/migrations/0002-outbox.ts'
import { openWritable, type WritableDb } from '../../electron/store/open-database.ts'

/** A database of step 1 with one closed batch in it. */
function openStepOne(): WritableDb {
  const db = openWritable({ path: ':memory:', key: 'unencrypted' })
  migrate(db, [initial])
  db.exec("INSERT INTO recipe_version (recipe_id, recipe_key, version, body) VALUES (1, 'standard', 1, '{}')")
  db.exec(`INSERT INTO batch (batch_id, batch_key, state, flock, breed, parent_age_weeks, setter, trolley, jurisdiction_key,
    tray_type_key, sexing_method, recipe_id) VALUES (1, '2026-1121-01', 4, 'F', 'B', 38, 'S', 'T', 'DE', 'square-150', 'M', 1)`)
  return db
}

const INSERT = `INSERT INTO outbox (batch_id, revision, idempotency_key, schema_version, payload, payload_sha256, enqueued_wall_ms,
  state, attempts, next_attempt_wall_ms) VALUES (1, ?, ?, 1, x'01', zeroblob(32), 5, 0, 0, 5)`

describe('0002-outbox', () => {
  it('adds the outbox beside what is there and sends nothing of the past', () => {
    const db = openStepOne()
    migrate(db, [initial, outbox])
    expect(schemaVersion(db)).toBe(2)
    expect(db.prepare('SELECT count(*) AS rows FROM batch').get()).toEqual({ rows: 1 })
    expect(db.prepare('SELECT count(*) AS rows FROM outbox').get()).toEqual({ rows: 0 })
  })

  it('has one entry for a revision, and one for a key', () => {
    const db = openStepOne()
    migrate(db, [initial, outbox])
    const insert = db.prepare(INSERT)
    insert.run(1, 'a')
    expect(() => insert.run(1, 'b')).toThrowError(/UNIQUE/)
    expect(() => insert.run(2, 'a')).toThrowError(/UNIQUE/)
    expect(insert.run(2, 'b').changes).toBe(1)
  })

  it.each([
    "payload = x'02'",
    'payload_sha256 = zeroblob(32)',
    "idempotency_key = 'c'",
    'revision = 9',
    'schema_version = 2',
    'enqueued_wall_ms = 9',
  ])('lets nobody set %s afterwards', (change) => {
    const db = openStepOne()
    migrate(db, [initial, outbox])
    db.prepare(INSERT).run(1, 'a')
    expect(() => db.exec(`UPDATE outbox SET ${change}`)).toThrowError(/frozen/)
    expect(db.prepare("UPDATE outbox SET state = 1, receipt = 'r'").run().changes).toBe(1)
  })
})
