import { describe, expect, it } from 'vitest'
import { migrate } from '../../electron/store/migrate.ts'
import { archive } from '../../electron/store/migrations/0023-archive.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable } from '../../electron/store/open-database.ts'

function override(attempt: number, atWallMs: number): string {
  return `INSERT INTO egg_override (visit_id, cell, attempt, at_wall_ms, operator, from_class, from_action, egg_class, action,
    reason, note) VALUES (1, 5, ${attempt}, ${atWallMs}, '', 1, 1, 0, 0, 0, '')`
}

describe('0023-archive', () => {
  it('wants the pictures of eggs that were corrected before, and of those that are corrected afterwards', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, archive.version - 1))
    db.exec("INSERT INTO scanner (serial) VALUES ('a'); INSERT INTO session (scanner_id, session_key) VALUES (1, 's')")
    db.exec(`INSERT INTO tray_visit (visit_id, session_id, tray_sequence, code, row_count, column_count, layout, began_wall_ms, state)
      VALUES (1, 1, 1, 'T', 10, 15, 0, 0, 2)`)
    db.exec(`${override(1, 10)}; ${override(1, 20)}`)
    migrate(db, MIGRATIONS.slice(0, archive.version))
    db.exec(override(2, 30))
    db.exec(`UPDATE picture SET classes = 1 WHERE attempt = 1; ${override(1, 25)}`)
    expect(
      db.prepare('SELECT attempt, classes, since_wall_ms AS since, segment_id AS lies FROM picture').all(),
    ).toEqual([
      { attempt: 1, classes: 3, since: 25, lies: null },
      { attempt: 2, classes: 2, since: 30, lies: null },
    ])
  })

  it('never gives the number of a segment twice', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, archive.version))
    const begin = db.prepare(
      'INSERT INTO picture_segment (shelf, state, pictures, bytes, oldest_wall_ms, newest_wall_ms) VALUES (0, 0, 0, 0, 0, 0)',
    )
    expect(begin.run().lastInsertRowid).toBe(1)
    db.exec('DELETE FROM picture_segment')
    expect(begin.run().lastInsertRowid).toBe(2)
  })
})
