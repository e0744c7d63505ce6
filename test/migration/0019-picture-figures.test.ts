import { describe, expect, it } from 'vitest'
import { migrate } from '../../electron/store/migrate.ts'
import { pictureFigures } from '../../electron/store/migrations/0019-picture-figures.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable } from '../../electron/store/open-database.ts'

describe('0019-picture-figures', () => {
  it('says of scans that are there that nobody measured them', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, pictureFigures.version - 1))
    const columns = db.prepare<[], { name: string; notnull: number }>('PRAGMA table_info(scan)').all()
    const needed = columns.filter(({ notnull }) => notnull === 1).map(({ name }) => name)
    db.exec("INSERT INTO scanner (serial) VALUES ('a'); INSERT INTO session (scanner_id, session_key) VALUES (1, 's')")
    db.exec(`INSERT INTO tray_visit (visit_id, session_id, tray_sequence, code, row_count, column_count, layout, began_wall_ms, state)
      VALUES (1, 1, 1, 'T', 10, 15, 0, 0, 2)`)
    db.exec("INSERT INTO recipe_version (recipe_id, recipe_key, version) VALUES (1, 'standard', 1)")
    db.exec(`INSERT INTO scan (${needed.join(', ')}) VALUES (${needed.map(() => 1).join(', ')})`)
    migrate(db, MIGRATIONS.slice(0, pictureFigures.version))
    expect(db.prepare('SELECT interference, evenness FROM scan').all()).toEqual([
      { interference: null, evenness: null },
    ])
  })
})
