import { describe, expect, it } from 'vitest'
import { migrate } from '../../electron/store/migrate.ts'
import { override } from '../../electron/store/migrations/0003-override.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable } from '../../electron/store/open-database.ts'

describe('0003-override', () => {
  it('adds its table to a database that is in use, and touches no row of it', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, override.version - 1))
    db.exec("INSERT INTO scanner (serial) VALUES ('a'); INSERT INTO session (scanner_id, session_key) VALUES (1, 's')")
    db.exec("INSERT INTO tray_visit VALUES (1, 1, 1, 'T', 10, 15, 0, NULL, 0, NULL, 0, NULL)")
    const before = db.prepare('SELECT * FROM tray_visit').all()
    migrate(db, MIGRATIONS.slice(0, override.version))
    expect(db.prepare('SELECT * FROM tray_visit').all()).toEqual(before)
    db.prepare(
      `INSERT INTO egg_override (override_id, visit_id, cell, attempt, at_wall_ms, batch_id, operator, from_class,
       from_action, egg_class, action, reason, note) VALUES (1, 1, 1, 2, 1, NULL, ?, 0, 0, 1, 1, 1, ?)`,
    ).run('', 'note')
    expect(db.prepare('SELECT visit_id, cell, attempt, note FROM egg_override').all()).toEqual([
      { visit_id: 1, cell: 1, attempt: 2, note: 'note' },
    ])
  })

  it('corrects no egg of a tray that is not there', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, override.version))
    expect(() =>
      db.exec(
        `INSERT INTO egg_override (visit_id, cell, attempt, at_wall_ms, operator, from_class, from_action, egg_class,
         action, reason, note) VALUES (9, 1, 1, 1, '', 0, 0, 1, 1, 1, '')`,
      ),
    ).toThrowError(/FOREIGN KEY/)
  })
})
