import { describe, expect, it } from 'vitest'
import { FIRST_LINE_ID } from '../../electron/domain/line-id.ts'
import { AlarmLogRows } from '../../electron/store/alarm-log-rows.ts'
import { BatchLifeRows } from '../../electron/store/batch-life-rows.ts'
import { findLine } from '../../electron/store/line-rows.ts'
import { migrate } from '../../electron/store/migrate.ts'
import { line } from '../../electron/store/migrations/0015-line.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable } from '../../electron/store/open-database.ts'
import { readStart } from '../../electron/store/read-start.ts'
import { makeBatch } from '../make/commit-groups.ts'

describe('0015-line', () => {
  it('leaves everything that was there to the first line', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, line.version - 1))
    db.exec('UPDATE journal_mark SET released_through = 41, commits = 7')
    const body = JSON.stringify(makeBatch().recipe)
    db.prepare("INSERT INTO recipe_version (recipe_id, recipe_key, version, body) VALUES (1, 'standard', 1, ?)").run(
      body,
    )
    db.exec(`INSERT INTO batch (batch_key, state, flock, breed, parent_age_weeks, setter, trolley, jurisdiction_key,
      tray_type_key, sexing_method, recipe_id) VALUES ('B', 1, 'F', 'B', 38, 'S', 'T', 'DE', 'square-150', 'M', 1)`)
    db.exec("INSERT INTO scanner (serial) VALUES ('a'); INSERT INTO session (scanner_id, session_key) VALUES (1, 's')")
    db.exec(`INSERT INTO tray_visit (visit_id, session_id, tray_sequence, code, row_count, column_count, layout, began_wall_ms, state)
      VALUES (5, 1, 1, 'T', 10, 15, 0, 0, 0)`)
    db.exec("INSERT INTO alarm_out_of_service VALUES ('DISK_LOW', 9, 'A', 'sensor')")
    db.exec("INSERT INTO batch_draft VALUES (1, '{}')")
    migrate(db, MIGRATIONS.slice(0, line.version))
    expect(db.prepare('SELECT commits FROM journal_mark').get()).toEqual({ commits: 7 })
    migrate(db, MIGRATIONS)
    const first = findLine(db, FIRST_LINE_ID) ?? 0
    expect(readStart(db, first)).toMatchObject({
      ...{ releasedThrough: 41, nextVisitId: 6, openVisits: [{ visit: { visitId: 5, code: 'T' } }] },
      openBatch: { identity: { batchId: 'B', line: undefined } },
    })
    expect(new AlarmLogRows(db, first).outOfService()).toEqual([
      { alarm: 'DISK_LOW', sinceWallMs: 9, who: 'A', why: 'sensor' },
    ])
    expect(new BatchLifeRows(db, first).draft()).toBe('{}')
  })
})
