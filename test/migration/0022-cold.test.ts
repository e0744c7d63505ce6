import { describe, expect, it } from 'vitest'
import { migrate } from '../../electron/store/migrate.ts'
import { cold } from '../../electron/store/migrations/0022-cold.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable } from '../../electron/store/open-database.ts'

describe('0022-cold', () => {
  it('leaves every tray hot, and knows of no cold file', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, cold.version - 1))
    db.exec("INSERT INTO scanner (serial) VALUES ('a'); INSERT INTO session (scanner_id, session_key) VALUES (1, 's')")
    db.exec(`INSERT INTO tray_visit (visit_id, session_id, tray_sequence, code, row_count, column_count, layout, began_wall_ms, state)
      VALUES (5, 1, 1, 'T', 10, 15, 0, 0, 0)`)
    migrate(db, MIGRATIONS.slice(0, cold.version))
    expect(db.prepare('SELECT visit_id, cold_month FROM tray_visit').all()).toEqual([{ visit_id: 5, cold_month: null }])
    expect(db.prepare('SELECT count(*) AS files FROM cold_file').get()).toEqual({ files: 0 })
  })
})
