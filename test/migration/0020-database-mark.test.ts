import { describe, expect, it } from 'vitest'
import { migrate } from '../../electron/store/migrate.ts'
import { databaseMark } from '../../electron/store/migrations/0020-database-mark.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable, type WritableDb } from '../../electron/store/open-database.ts'

/** Scan counters of one fact cell, by class; everything else 0. */
function addFact(db: WritableDb, visitId: number, minute: number, scans: Readonly<Record<string, number>>): void {
  const columns = db.pragma('table_info(fact)') as { readonly name: string }[]
  const values = columns.map(({ name }) => ({ visit_id: visitId, minute })[name] ?? scans[name] ?? 0)
  db.prepare(`INSERT INTO fact VALUES (${columns.map(() => '?').join(', ')})`).run(values)
}

describe('0020-database-mark', () => {
  it('counts the scans that are there, and gives every database a key of its own', () => {
    const keys = [1, 2].map(() => {
      const db = openWritable({ path: ':memory:', key: 'unencrypted' })
      migrate(db, MIGRATIONS.slice(0, databaseMark.version - 1))
      db.exec('UPDATE journal_mark SET commits = 7')
      addFact(db, 1, 29_000_000, { scans_female: 3, scans_early_dead: 2, scans_keep: 5, eggs_female: 3 })
      addFact(db, 2, 29_000_004, { scans_unreadable: 1, scans_empty: 4, scans_rescan: 1 })
      migrate(db, MIGRATIONS.slice(0, databaseMark.version))
      const row = db.prepare('SELECT * FROM journal_mark').get() as { readonly database_key: Buffer }
      expect(row).toMatchObject({ commits: 7, scans: 10, newest_wall_ms: 29_000_004 * 60_000, marked: 0 })
      return row.database_key.toString('hex')
    })
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(keys[0]).not.toBe(keys[1])
  })

  it('begins at nothing in a new database', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, databaseMark.version))
    expect(db.prepare('SELECT commits, scans, newest_wall_ms FROM journal_mark').get()).toEqual({
      ...{ commits: 0, scans: 0, newest_wall_ms: 0 },
    })
  })
})
