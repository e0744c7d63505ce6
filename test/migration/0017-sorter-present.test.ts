import { describe, expect, it } from 'vitest'
import { migrate } from '../../electron/store/migrate.ts'
import { sorterPresent } from '../../electron/store/migrations/0017-sorter-present.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable } from '../../electron/store/open-database.ts'

describe('0017-sorter-present', () => {
  it('keeps the sessions that are there, and knows of none whether it has a sorter', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, sorterPresent.version - 1))
    db.exec("INSERT INTO scanner (serial) VALUES ('a'); INSERT INTO session (scanner_id, session_key) VALUES (1, 's')")
    migrate(db, MIGRATIONS.slice(0, sorterPresent.version))
    expect(db.prepare('SELECT * FROM session').all()).toEqual([
      { session_id: 1, scanner_id: 1, session_key: 's', sorter_present: null },
    ])
  })
})
