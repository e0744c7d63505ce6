import { describe, expect, it } from 'vitest'
import { silentLogger } from '../../electron/log/logger.ts'
import { reconcile } from '../../electron/review/reconcile.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { migrate } from '../../electron/store/migrate.ts'
import { batchSum } from '../../electron/store/migrations/0021-batch-sum.ts'
import { MIGRATIONS } from '../../electron/store/migrations/all.ts'
import { openWritable } from '../../electron/store/open-database.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { MORNING_MS } from '../make/commit-groups.ts'
import { fillHistory } from '../make/history.ts'
import { withFolder } from '../make/temporary-folder.ts'

const TABLES = ['batch_sum', 'batch_minute', 'tray_sum']

describe('0021-batch-sum', () => {
  it('adds up what is there as it would have been added while it came', async () => {
    await withFolder((folder) => {
      const key = 'unencrypted'
      const store = openStore({ folder, key, clock: { wallMs: () => MORNING_MS, monoMs: () => 0 }, log: silentLogger })
      fillHistory(store, { scans: 1_500, seed: 1, days: 3, untilWallMs: MORNING_MS })
      store.close()
      const db = openWritable({ path: dataFiles(folder).database, key })
      // A scan that was decided too late, whatever the seed gave.
      db.exec('UPDATE scan SET reason = 9 WHERE visit_id = 2 AND cell < 2')
      // Back to how it was before.
      for (const table of TABLES) db.exec(`DROP TABLE ${table}`)
      db.exec('DROP INDEX tray_visit_by_state')
      db.pragma(`user_version = ${batchSum.version - 1}`)
      migrate(db, MIGRATIONS.slice(0, batchSum.version))
      // What came after it is there already.
      db.pragma(`user_version = ${MIGRATIONS.length}`)
      expect(reconcile(db)).toMatchObject({ agrees: true, differences: [] })
      const late = db.prepare('SELECT sum(scans_too_late) AS late FROM batch_sum').get()
      expect(late).toEqual(db.prepare('SELECT count(*) AS late FROM scan WHERE reason = 9').get())
      for (const table of TABLES) {
        expect(db.prepare(`SELECT count(*) AS rows FROM ${table}`).get()).not.toEqual({ rows: 0 })
      }
      db.close()
    })
  })
})
