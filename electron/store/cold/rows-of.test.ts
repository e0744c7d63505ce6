import { expect, it } from 'vitest'
import { fillHistory } from '../../../test/make/history.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { silentLogger } from '../../log/logger.ts'
import { dataFiles } from '../data-folder.ts'
import { openReadable, type ReadableDb } from '../open-database.ts'
import { openStore } from '../open-store.ts'
import { rowsOfBatch } from './rows-of.ts'

const KEY = new Uint8Array(32).fill(5)
const NOW_MS = Date.UTC(2026, 9, 15)
const SCANS_SQL =
  'SELECT scan.sequence FROM tray_visit JOIN scan USING (visit_id) WHERE cold_month IS ? AND tray_visit.batch_id = ?'

/** Does something once, when the cold rows of the batch were read and the hot ones were not. */
function doBeforeHot(db: ReadableDb, work: () => void): void {
  const prepare = db.prepare.bind(db)
  let isDone = false
  db.prepare = ((sql: string) => {
    const statement = prepare(sql)
    if (sql !== SCANS_SQL) return statement
    const all = statement.all.bind(statement)
    statement.all = (...parameters: unknown[]) => {
      if (!isDone) work()
      isDone = true
      return all(...parameters)
    }
    return statement
  }) as typeof db.prepare
}

it('gives every row of a batch once, also when its trays move while they are read', () =>
  withFolder((folder) => {
    const clock = { wallMs: () => NOW_MS, monoMs: () => 0 }
    const store = openStore({ folder, key: KEY, clock, log: silentLogger })
    fillHistory(store, { scans: 900, seed: 4, days: 1, untilWallMs: NOW_MS - 80 * 86_400_000 })
    store.moveToCold(0)
    const db = openReadable({ path: dataFiles(folder).database, key: KEY })
    const first =
      'SELECT batch_id, count(*) AS trays FROM tray_visit WHERE batch_id = (SELECT batch_id FROM tray_visit WHERE cold_month > 0)'
    const { batch_id: batchId, trays } = db.prepare<[], { batch_id: number; trays: number }>(first).get() ?? {
      batch_id: 0,
      trays: 0,
    }
    expect(trays).toBeGreaterThan(1)
    const before = rowsOfBatch<{ sequence: number }>(db, batchId, SCANS_SQL, batchId)
    db.close()
    const other = openReadable({ path: dataFiles(folder).database, key: KEY })
    doBeforeHot(other, () => {
      while (store.moveToCold(0) !== 'done');
    })
    const sequences = (rows: readonly { sequence: number }[]) =>
      rows.map(({ sequence }) => sequence).sort((a, b) => a - b)
    expect(sequences(rowsOfBatch(other, batchId, SCANS_SQL, batchId))).toEqual(sequences(before))
    other.close()
    store.close()
  }))
