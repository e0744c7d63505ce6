import { describe, expect, it } from 'vitest'
import { readClockMark, writeClockMark } from '../../electron/store/clock-rows.ts'
import { migrate } from '../../electron/store/migrate.ts'
import { clock } from '../../electron/store/migrations/0006-clock.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable, type WritableDb } from '../../electron/store/open-database.ts'

function openAfter(): WritableDb {
  const db = openWritable({ path: ':memory:', key: 'unencrypted' })
  migrate(db, MIGRATIONS.slice(0, clock.version - 1))
  migrate(db, MIGRATIONS.slice(0, clock.version))
  return db
}

describe('0006-clock', () => {
  it('knows nothing of the clock of an older data folder', () => {
    expect(readClockMark(openAfter())).toBeUndefined()
  })

  it('keeps one mark, the newest', () => {
    const db = openAfter()
    writeClockMark(db, { trustedWallMs: 5.4, jumped: false })
    writeClockMark(db, { trustedWallMs: 7, jumped: true })
    expect(readClockMark(db)).toEqual({ trustedWallMs: 7, jumped: true })
    expect(() => db.exec('INSERT INTO clock_mark VALUES (2, 0, 0)')).toThrowError(/CHECK/)
    expect(() => db.exec('UPDATE clock_mark SET jumped = 2')).toThrowError(/CHECK/)
  })
})
