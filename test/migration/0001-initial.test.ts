import { describe, expect, it } from 'vitest'
import { FACT_KEY_COLUMNS, FACT_VALUE_COLUMNS } from '../../electron/store/fact-columns.ts'
import { migrate, schemaVersion } from '../../electron/store/migrate.ts'
import { initial } from '../../electron/store/migrations/0001-initial.ts'
import { openWritable } from '../../electron/store/open-database.ts'

const open = () => openWritable({ path: ':memory:', key: 'unencrypted' })

describe('0001-initial', () => {
  it('makes every table of step 1 out of nothing, and runs once', () => {
    const db = open()
    expect(schemaVersion(db)).toBe(0)
    migrate(db, [initial])
    migrate(db, [initial])
    expect(schemaVersion(db)).toBe(1)
    const tables = db
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .all()
    expect(tables.map((table) => table.name)).toEqual([
      ...['batch', 'egg', 'fact', 'journal_mark', 'model', 'received_range', 'recipe_version', 'rejected_message'],
      ...['scan', 'scanner', 'session', 'sorter_ack', 'tray_visit'],
    ])
  })

  it('gives the fact table the columns that the program sums', () => {
    const db = open()
    migrate(db, [initial])
    const columns = db.prepare<[], { name: string }>("SELECT name FROM pragma_table_info('fact')").all()
    expect(columns.map((column) => column.name)).toEqual([...FACT_KEY_COLUMNS, ...FACT_VALUE_COLUMNS])
  })

  it('leaves nothing behind when a statement fails', () => {
    const db = open()
    const broken = { version: 1, name: 'broken', statements: ['CREATE TABLE a (b)', 'CREATE TABLE a (b)'] }
    expect(() => migrate(db, [broken])).toThrowError(/already exists/)
    expect(schemaVersion(db)).toBe(0)
    expect(db.prepare('SELECT * FROM sqlite_schema').all()).toEqual([])
  })

  it('holds the rows together by their keys', () => {
    const db = open()
    migrate(db, [initial])
    expect(() => db.exec("INSERT INTO session (scanner_id, session_key) VALUES (7, 'x')")).toThrowError(/FOREIGN KEY/)
    expect(() => db.exec("INSERT INTO scanner (serial) VALUES ('a'), ('a')")).toThrowError(/UNIQUE/)
    expect(() => db.exec('INSERT INTO journal_mark VALUES (2, 0, 0)')).toThrowError(/CHECK/)
  })
})
