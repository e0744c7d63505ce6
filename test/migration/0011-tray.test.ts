import { describe, expect, it } from 'vitest'
import { migrate } from '../../electron/store/migrate.ts'
import { tray } from '../../electron/store/migrations/0011-tray.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable } from '../../electron/store/open-database.ts'

const REST = `'F', 'B', 38, 'S', 'T', 'DE', 'square-150', 'M', 1`

/** A held tray in a closed batch, one in an open batch, one of no batch, and one that was complete. */
function openBefore() {
  const db = openWritable({ path: ':memory:', key: 'unencrypted' })
  migrate(db, MIGRATIONS.slice(0, tray.version - 1))
  db.exec("INSERT INTO recipe_version (recipe_id, recipe_key, version, body) VALUES (1, 'standard', 1, '{}')")
  db.exec(`INSERT INTO batch (batch_id, batch_key, state, flock, breed, parent_age_weeks, setter, trolley, jurisdiction_key,
    tray_type_key, sexing_method, recipe_id) VALUES (1, 'closed', 4, ${REST}), (2, 'open', 1, ${REST})`)
  db.exec("INSERT INTO scanner (serial) VALUES ('a'); INSERT INTO session (scanner_id, session_key) VALUES (1, 's')")
  for (const [id, batch, state] of [
    [1, 1, 2],
    [2, 2, 2],
    [3, 'NULL', 2],
    [4, 1, 1],
  ])
    db.exec(`INSERT INTO tray_visit VALUES (${id}, 1, ${id}, 'T', 10, 15, 0, ${batch}, 0, 5, ${state}, NULL)`)
  db.exec('INSERT INTO egg VALUES (1, 0, 1, 1, 1, 0, 0); INSERT INTO sorter_ack VALUES (1, 0, 1, 7)')
  return db
}

describe('0011-tray', () => {
  it('leaves on hold what an open batch holds, and lets the past rest', () => {
    const db = openBefore()
    migrate(db, MIGRATIONS.slice(0, tray.version))
    expect(
      db.prepare('SELECT visit_id, hold_answer, flags, through, continues_visit_id FROM tray_visit').all(),
    ).toEqual([
      { visit_id: 1, hold_answer: 4, flags: 0, through: 0, continues_visit_id: null },
      { visit_id: 2, hold_answer: null, flags: 0, through: 0, continues_visit_id: null },
      { visit_id: 3, hold_answer: 4, flags: 0, through: 0, continues_visit_id: null },
      { visit_id: 4, hold_answer: null, flags: 0, through: 1, continues_visit_id: null },
    ])
  })

  it('counts every egg that was counted, and knows of no action that the sorter never told', () => {
    const db = openBefore()
    migrate(db, MIGRATIONS.slice(0, tray.version))
    expect(db.prepare('SELECT counted FROM egg').all()).toEqual([{ counted: 1 }])
    expect(db.prepare('SELECT at_wall_ms, action FROM sorter_ack').all()).toEqual([{ at_wall_ms: 7, action: null }])
  })

  it('lets a passage be continued by one other only', () => {
    const db = openBefore()
    migrate(db, MIGRATIONS.slice(0, tray.version))
    db.exec('UPDATE tray_visit SET continues_visit_id = 1 WHERE visit_id = 2')
    expect(() => db.exec('UPDATE tray_visit SET continues_visit_id = 1 WHERE visit_id = 4')).toThrowError(/UNIQUE/)
  })
})
