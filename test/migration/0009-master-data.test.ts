import { describe, expect, it } from 'vitest'
import { migrate } from '../../electron/store/migrate.ts'
import { masterData } from '../../electron/store/migrations/0009-master-data.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable, type WritableDb } from '../../electron/store/open-database.ts'

function openAfter(before: (db: WritableDb) => void = () => undefined): WritableDb {
  const db = openWritable({ path: ':memory:', key: 'unencrypted' })
  migrate(db, MIGRATIONS.slice(0, masterData.version - 1))
  before(db)
  migrate(db, MIGRATIONS.slice(0, masterData.version))
  return db
}

const BATCH = `INSERT INTO batch (batch_id, batch_key, state, flock, breed, parent_age_weeks, setter, trolley, jurisdiction_key,
  tray_type_key, sexing_method, recipe_id) VALUES (1, 'B', 4, 'F', 'B', 38, 'S', 'T', 'DE', 'square-150', 'M', 1)`

describe('0009-master-data', () => {
  it('begins empty beside batches that are there, and touches none of them', () => {
    let before: unknown[] = []
    const db = openAfter((old) => {
      old.exec("INSERT INTO recipe_version (recipe_id, recipe_key, version, body) VALUES (1, 'standard', 1, '{}')")
      old.exec(BATCH)
      before = old.prepare('SELECT * FROM batch').all()
    })
    expect(db.prepare('SELECT * FROM batch').all()).toEqual(before)
    expect(db.prepare('SELECT * FROM master_mark').all()).toEqual([{ only: 1, revision: 0 }])
    expect(db.prepare('SELECT * FROM master_flock').all()).toEqual([])
  })

  it.each([
    [
      'a flock of a breed that is not there',
      `master_flock VALUES (1, 'f', 1, 0, 'F', 'b', '', '', NULL, NULL, NULL, 1)`,
    ],
    ['a scanner on a line that is not there', `master_scanner VALUES (1, 's', 1, 0, 'S', '7', 'l')`],
    ['a breed of an unknown colour', `master_breed VALUES (1, 'b', 1, 0, 'B', 'green')`],
    ['a record that is half retired', `master_setter VALUES (1, 's', 1, 2, 'S', '')`],
    [
      'a tray with a corner that no tray has',
      `master_tray_type VALUES (1, 't', 1, 0, 'T', 'square', 1, 1, 50, NULL, 'middle', 'left', 'top', 1)`,
    ],
    ['units of no country', `master_site VALUES (1, 's', 1, 0, 'S', 'UTC', NULL, '', 'M', 'stone', 'celsius', '[]')`],
  ])('takes no %s', (_what, row) => {
    expect(() => openAfter().exec(`INSERT INTO ${row}`)).toThrowError(/constraint failed/)
  })

  it('gives no key twice within a kind', () => {
    const db = openAfter()
    db.exec(`INSERT INTO master_setter VALUES (1, 's', 1, 0, 'S', '')`)
    expect(() => db.exec(`INSERT INTO master_setter VALUES (2, 's', 1, 0, 'S', '')`)).toThrowError(/UNIQUE/)
  })
})
