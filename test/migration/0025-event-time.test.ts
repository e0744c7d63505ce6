import { describe, expect, it } from 'vitest'
import { silentLogger } from '../../electron/log/logger.ts'
import { reconcile } from '../../electron/review/reconcile.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { migrate } from '../../electron/store/migrate.ts'
import { eventTime } from '../../electron/store/migrations/0025-event-time.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openReadable, openWritable } from '../../electron/store/open-database.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../make/commit-groups.ts'
import { withFolder } from '../make/temporary-folder.ts'

const MINUTE_MS = 60_000
const KEPT_MS = 5 * MINUTE_MS
const MORNING_MINUTE = MORNING_MS / MINUTE_MS
const key = 'unencrypted'
const clock = { wallMs: () => MORNING_MS, monoMs: () => 0 }

/** A database as the version before left it, with one tray of which an egg was scanned: its picture was taken five minutes before it arrived. */
function before(database: string): void {
  const db = openWritable({ path: database, key })
  migrate(db, MIGRATIONS.slice(0, eventTime.version - 1))
  db.exec("INSERT INTO scanner (serial) VALUES ('SIM-0001')")
  db.exec("INSERT INTO session (scanner_id, session_key) VALUES (1, '00000000000000a1')")
  db.exec("INSERT INTO recipe_version (recipe_key, version) VALUES ('standard', 1)")
  db.exec(`INSERT INTO tray_visit (visit_id, session_id, tray_sequence, code, row_count, column_count, layout, began_wall_ms, state)
    VALUES (1, 1, 1, 'T', 10, 15, 0, ${MORNING_MS}, 0)`)
  db.exec(`INSERT INTO scan (visit_id, cell, attempt, session_id, sequence, coil, captured_at_us, arrived_wall_ms, decided_after_ms,
      latency_us, egg_class, action, reason, confidence, recipe_id, sampled, captured_before_ms)
    VALUES (1, 0, 1, 1, 1, 0, 1, ${MORNING_MS}, 1, 1, 6, 4, 0, 0, 1, 0, ${KEPT_MS})`)
  db.close()
}

describe('0025-event-time', () => {
  it('leaves the trays that are there in the minutes of their arrival and counts new ones by their events', async () => {
    await withFolder((folder) => {
      const { database } = dataFiles(folder)
      before(database)
      const store = openStore({ folder, key, clock, log: silentLogger })
      store.saveBatch(makeBatch())
      const late = { capturedBeforeMs: KEPT_MS, arrivedWallMs: MORNING_MS }
      store.commit(
        makeGroup(
          [
            scanItem(2, { ...late, cell: { row: 0, column: 1 } }),
            { kind: 'tray-begin', visit: makeVisit(2) },
            scanItem(3, { ...late, visitId: 2 }),
          ],
          3,
        ),
      )
      store.close()
      const db = openReadable({ path: database, key })
      expect(db.prepare('SELECT visit_id AS tray, minute FROM fact ORDER BY visit_id').all()).toEqual([
        { tray: 1, minute: MORNING_MINUTE },
        { tray: 2, minute: MORNING_MINUTE - 5 },
      ])
      // The row of the tray before was put in by hand, without its sums: what the writer added agrees.
      expect(reconcile(db).differences.filter((line) => /visit 2,/.test(line))).toEqual([])
      db.close()
    })
  })

  it('counts every tray of a new database by its events, and knows of no jump and nothing late', async () => {
    const db = openWritable({ path: ':memory:', key })
    migrate(db, MIGRATIONS.slice(0, eventTime.version))
    expect(db.prepare('SELECT arrival_through_visit AS through FROM event_time').all()).toEqual([{ through: 0 }])
    expect(db.prepare('SELECT event_mark_ms AS mark FROM line').all()).toEqual([{ mark: 0 }])
    for (const table of ['late_scan', 'clock_jump', 'clock_jump_batch']) {
      expect(db.prepare(`SELECT count(*) AS rows FROM ${table}`).get()).toEqual({ rows: 0 })
    }
    db.close()
  })

  it('forgets with a jump that it fell into a batch', () => {
    const db = openWritable({ path: ':memory:', key })
    migrate(db, MIGRATIONS.slice(0, eventTime.version))
    db.pragma('foreign_keys = ON')
    db.exec("INSERT INTO recipe_version (recipe_key, version) VALUES ('standard', 1)")
    db.exec(`INSERT INTO batch (batch_key, state, flock, breed, parent_age_weeks, setter, trolley, jurisdiction_key, tray_type_key, sexing_method, recipe_id)
      VALUES ('b', 1, '', '', 0, '', '', '', '', '', 1)`)
    db.exec('INSERT INTO clock_jump VALUES (7, 0, 5, 1, 2, 1)')
    db.exec('INSERT INTO clock_jump_batch VALUES (1, 7)')
    db.exec('DELETE FROM clock_jump')
    expect(db.prepare('SELECT count(*) AS rows FROM clock_jump_batch').get()).toEqual({ rows: 0 })
  })
})
