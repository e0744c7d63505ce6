import { describe, expect, it } from 'vitest'
import { migrate } from '../../electron/store/migrate.ts'
import { alarmHistory } from '../../electron/store/migrations/0005-alarm-history.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable } from '../../electron/store/open-database.ts'

describe('0005-alarm-history', () => {
  it('adds its tables to a database that is in use, and touches no row of it', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, alarmHistory.version - 1))
    db.exec("INSERT INTO scanner (serial) VALUES ('a')")
    migrate(db, MIGRATIONS.slice(0, alarmHistory.version))
    expect(db.prepare('SELECT serial FROM scanner').all()).toEqual([{ serial: 'a' }])
    for (const table of ['alarm_event', 'line_event', 'alarm_out_of_service']) {
      expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 })
    }
  })

  it('has one row for what is out of service', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, alarmHistory.version))
    const take = db.prepare("INSERT INTO alarm_out_of_service VALUES ('BACKLOG', 1, 'A', 'why')")
    take.run()
    expect(() => take.run()).toThrowError(/UNIQUE/)
  })
})
