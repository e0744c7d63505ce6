import { describe, expect, it } from 'vitest'
import { migrate } from '../../electron/store/migrate.ts'
import { batchLife } from '../../electron/store/migrations/0010-batch-life.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable } from '../../electron/store/open-database.ts'

function migrated() {
  const db = openWritable({ path: ':memory:', key: 'unencrypted' })
  migrate(db, MIGRATIONS.slice(0, batchLife.version - 1))
  db.exec("INSERT INTO recipe_version (recipe_key, version, body) VALUES ('standard', 1, '{}')")
  db.exec("INSERT INTO batch VALUES (1, 'B', 1, 'F', 'Br', 1, 'S', 'T', NULL, 'DE', 't', NULL, 'm', 1, 1, NULL)")
  const before = db.prepare('SELECT * FROM batch').all()
  migrate(db, MIGRATIONS.slice(0, batchLife.version))
  expect(db.prepare('SELECT * FROM batch').all()).toEqual(before)
  return db
}

describe('0010-batch-life', () => {
  it('adds its tables to a database that is in use, and touches no batch', () => {
    const db = migrated()
    for (const table of ['batch_draft', 'batch_stop', 'batch_accepted', 'batch_signature']) {
      expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 })
    }
  })

  it('keeps a signature as it was given, whoever writes', () => {
    const db = migrated()
    db.exec("INSERT INTO batch_signature VALUES ('B', 1, 'aa', 'u', 'A', 1)")
    expect(() => db.exec("UPDATE batch_signature SET name = 'B'")).toThrowError(/never changed/)
    expect(() => db.exec('DELETE FROM batch_signature')).toThrowError(/kept/)
    expect(() => db.exec("INSERT INTO batch_signature VALUES ('B', 1, 'bb', 'u', 'A', 1)")).toThrowError(/UNIQUE/)
    expect(() => db.exec("INSERT INTO batch_stop VALUES (1, 'gone', 0, 1, NULL, NULL, '', '')")).toThrowError(/FOREIGN/)
  })
})
