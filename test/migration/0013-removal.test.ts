import { describe, expect, it } from 'vitest'
import { migrate } from '../../electron/store/migrate.ts'
import { removal } from '../../electron/store/migrations/0013-removal.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable } from '../../electron/store/open-database.ts'

describe('0013-removal', () => {
  it('orders what people said before by its time, and knows of no removal that did not take place', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, removal.version - 1))
    db.exec("INSERT INTO scanner (serial) VALUES ('a'); INSERT INTO session (scanner_id, session_key) VALUES (1, 's')")
    db.exec(`INSERT INTO tray_visit (visit_id, session_id, tray_sequence, code, row_count, column_count, layout, began_wall_ms, state)
      VALUES (1, 1, 1, 'T', 10, 15, 0, 0, 2)`)
    db.exec(
      `INSERT INTO tray_release (release_id, visit_id, at_wall_ms, who, how, why) VALUES (1, 1, 10, 'a', 1, 'w'), (2, 1, 20, 'a', 1, 'w')`,
    )
    for (const atWallMs of [5, 10, 30])
      db.exec(`INSERT INTO egg_override (visit_id, cell, attempt, at_wall_ms, operator, from_class, from_action, egg_class, action, reason, note)
        VALUES (1, 0, 1, ${atWallMs}, '', 0, 0, 0, 0, 0, '')`)
    migrate(db, MIGRATIONS.slice(0, removal.version))
    expect(db.prepare('SELECT after_release_id FROM egg_override ORDER BY override_id').all()).toEqual(
      [0, 1, 2].map((after_release_id) => ({ after_release_id })),
    )
    expect(db.prepare('SELECT count(*) AS rows FROM egg_not_removed').get()).toEqual({ rows: 0 })
  })
})
