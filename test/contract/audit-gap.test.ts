import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { silentLogger } from '../../electron/log/logger.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { openReadable, openWritable } from '../../electron/store/open-database.ts'
import { openStore } from '../../electron/store/open-store.ts'
import type { Store } from '../../electron/store/store.ts'
import { MORNING_MS } from '../make/commit-groups.ts'
import { withFolder } from '../make/temporary-folder.ts'
import { STILL_CLOCK } from './store-harness.ts'

const key = new Uint8Array(32).fill(5)

function open(folder: string, onAuditGap: () => void = () => undefined): Store {
  return openStore({ folder, key, clock: STILL_CLOCK, log: silentLogger, onAuditGap })
}

describe('an audit trail that lost its end', () => {
  it('is told to whoever opens the store, and a sound one is not', () =>
    withFolder((folder) => {
      let gaps = 0
      const onAuditGap = () => {
        gaps++
      }
      open(folder, onAuditGap).close()
      open(folder, onAuditGap).close()
      expect(gaps).toBe(0)
      writeFileSync(dataFiles(folder).auditMark, `5 ${'ab'.repeat(32)}\n`)
      open(folder, onAuditGap).close()
      expect(gaps).toBe(1)
      // That start may have been refused afterwards: told again, until the alarm stands in the history.
      const next = open(folder, onAuditGap)
      expect(gaps).toBe(2)
      const came = { atWallMs: MORNING_MS, alarm: 'AUDIT_GAP', deed: 'came', priority: 1, who: '', detail: {} } as const
      next.ofLine('line-2').alarmLog.append([came], [])
      next.close()
      open(folder, onAuditGap).close()
      expect(gaps).toBe(2)
    }))

  it('is found again by the next start where the disk did not take the entry that says so', () =>
    withFolder((folder) => {
      let gaps = 0
      const onAuditGap = () => {
        gaps++
      }
      open(folder).close()
      const { auditMark, database } = dataFiles(folder)
      const change = (statement: string) => {
        const db = openWritable({ path: database, key })
        db.exec(statement)
        db.close()
      }
      change(`CREATE TRIGGER full_disk BEFORE INSERT ON audit WHEN NEW.act = 'audit.gap'
        BEGIN SELECT RAISE(ABORT, 'no room'); END`)
      writeFileSync(auditMark, `5 ${'ab'.repeat(32)}\n`)
      const store = open(folder, onAuditGap)
      expect(gaps).toBe(1)
      const ida = { userId: undefined, name: 'Ida', roles: [] }
      store.audited(ida, { act: 'clock.confirm', subject: 'later' }, () => undefined)
      store.close()
      change('DROP TRIGGER full_disk')
      open(folder, onAuditGap).close()
      expect(gaps).toBe(2)
      const db = openReadable({ path: database, key })
      expect(db.prepare('SELECT act FROM audit').all()).toEqual([{ act: 'clock.confirm' }, { act: 'audit.gap' }])
      db.close()
    }))
})
