import { describe, expect, it } from 'vitest'
import { migrate } from '../../electron/store/migrate.ts'
import { access } from '../../electron/store/migrations/0008-access.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable, type WritableDb } from '../../electron/store/open-database.ts'

function migrated(): WritableDb {
  const db = openWritable({ path: ':memory:', key: 'unencrypted' })
  migrate(db, MIGRATIONS.slice(0, access.version))
  return db
}

function addEntry(db: WritableDb, sequence: number, how = 'INSERT'): void {
  db.prepare(
    `${how} INTO audit VALUES (?, 1, 2, 's', NULL, 'A', 'act', 'subject', NULL, NULL, NULL, zeroblob(32), zeroblob(32))`,
  ).run(sequence)
}

function addUser(db: WritableDb, key: string, nameKey = key): void {
  db.prepare("INSERT INTO user VALUES (NULL, ?, ?, ?, 'operator', 1, 0, 'c', zeroblob(16), zeroblob(32), 0, NULL)").run(
    ...[key, key, nameKey],
  )
}

describe('0008-access', () => {
  it('adds its tables to a database that is in use, and touches no row of it', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, access.version - 1))
    db.exec("INSERT INTO scanner (serial) VALUES ('a')")
    migrate(db, MIGRATIONS.slice(0, access.version))
    expect(db.prepare('SELECT serial FROM scanner').all()).toEqual([{ serial: 'a' }])
    for (const table of ['user', 'sign_in', 'audit']) {
      expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 })
    }
  })

  it('keeps every entry of the trail as it is, where it is', () => {
    const db = migrated()
    for (const sequence of [1, 2, 3]) addEntry(db, sequence)
    expect(() => db.exec("UPDATE audit SET who = 'B' WHERE sequence = 2")).toThrowError('never changed')
    expect(() => db.exec('DELETE FROM audit WHERE sequence = 3')).toThrowError('never deleted')
    expect(() => db.exec('DELETE FROM audit')).toThrowError('never deleted')
    for (const how of ['INSERT', 'INSERT OR REPLACE', 'INSERT OR IGNORE']) {
      for (const sequence of [2, 3, 5, 0, -1])
        expect(() => addEntry(db, sequence, how)).toThrowError('end of the trail')
    }
    expect(db.prepare('SELECT count(*) AS n FROM audit').get()).toEqual({ n: 3 })
  })

  it('keeps every user, and one of a name', () => {
    const db = migrated()
    addUser(db, 'a')
    expect(() => addUser(db, 'b', 'a')).toThrowError(/UNIQUE/)
    expect(() => db.exec('DELETE FROM user')).toThrowError('never deleted')
    db.exec('UPDATE user SET active = 0')
    expect(db.prepare('SELECT active FROM user').all()).toEqual([{ active: 0 }])
  })
})
