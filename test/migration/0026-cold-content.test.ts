import { describe, expect, it } from 'vitest'
import { migrate } from '../../electron/store/migrate.ts'
import { coldContent } from '../../electron/store/migrations/0026-cold-content.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable } from '../../electron/store/open-database.ts'

describe('0026-cold-content', () => {
  it('keeps the files that are known, and knows nothing yet of what they hold', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, coldContent.version - 1))
    db.exec('INSERT INTO cold_file (month, schema_version, moves) VALUES (202607, 23, 4)')
    migrate(db, MIGRATIONS.slice(0, coldContent.version))
    expect(db.prepare('SELECT * FROM cold_file').all()).toEqual([{ month: 202607, schema_version: 23, content: null }])
    expect(db.prepare('SELECT count(*) AS scans FROM unspoken_scan').get()).toEqual({ scans: 0 })
  })
})
