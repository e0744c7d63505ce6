import { describe, expect, it } from 'vitest'
import { migrate } from '../../electron/store/migrate.ts'
import { order } from '../../electron/store/migrations/0016-order.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable } from '../../electron/store/open-database.ts'

describe('0016-order', () => {
  it('keeps removals that nobody carried out as eggs on HOLD whose order did not go out, and knows of no picture when it was taken', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, order.version - 1))
    db.exec("INSERT INTO scanner (serial) VALUES ('a'); INSERT INTO session (scanner_id, session_key) VALUES (1, 's')")
    db.exec(`INSERT INTO tray_visit (visit_id, session_id, tray_sequence, code, row_count, column_count, layout, began_wall_ms, state)
      VALUES (1, 1, 1, 'T', 10, 15, 0, 0, 2)`)
    db.exec('INSERT INTO egg_not_removed (visit_id, cell, attempt) VALUES (1, 0, 1)')
    migrate(db, MIGRATIONS.slice(0, order.version))
    expect(db.prepare('SELECT * FROM egg_not_as_ordered').all()).toEqual([
      { visit_id: 1, cell: 0, attempt: 1, action: 4, fault: 0 },
    ])
    expect(db.prepare('SELECT captured_before_ms FROM scan').all()).toEqual([])
  })
})
