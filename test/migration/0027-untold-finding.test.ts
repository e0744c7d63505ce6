import { describe, expect, it } from 'vitest'
import { migrate } from '../../electron/store/migrate.ts'
import { untoldFinding } from '../../electron/store/migrations/0027-untold-finding.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable } from '../../electron/store/open-database.ts'

describe('0027-untold-finding', () => {
  it('begins with nothing to tell, and keeps one finding an alarm', () => {
    const db = openWritable({ path: ':memory:', key: 'unencrypted' })
    migrate(db, MIGRATIONS.slice(0, untoldFinding.version))
    expect(db.prepare('SELECT count(*) AS findings FROM untold_finding').get()).toEqual({ findings: 0 })
    const add = db.prepare("INSERT INTO untold_finding (alarm, detail) VALUES ('AUDIT_GAP', '{}')")
    add.run()
    expect(() => add.run()).toThrow(/UNIQUE/)
  })
})
