import { describe, expect, it } from 'vitest'
import { noteJournalEnd } from '../../electron/store/lost-end.ts'
import { migrate } from '../../electron/store/migrate.ts'
import { lostEnd } from '../../electron/store/migrations/0028-lost-end.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable } from '../../electron/store/open-database.ts'

describe('0028-lost-end', () => {
  it('takes a database of before for one that has lost nothing', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, lostEnd.version - 1))
    migrate(db, MIGRATIONS.slice(0, lostEnd.version))
    noteJournalEnd(db, 1, 12)
    expect(db.prepare('SELECT forgotten_through FROM line').all()).toEqual([{ forgotten_through: 0 }])
  })
})
