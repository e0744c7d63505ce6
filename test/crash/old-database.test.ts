import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { silentLogger } from '../../electron/log/logger.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import type { DatabaseBehind } from '../../electron/store/hold-against-mark.ts'
import { openDataKey, subKeys } from '../../electron/store/key-file.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { withFolder } from '../make/temporary-folder.ts'
import { drain } from '../rig/balance.ts'
import { demoBatch, startLineRig, untilLive } from '../rig/line-rig.ts'

const TIMEOUT_MS = 180_000
const RECONCILE_MS = 30_000
const ROWS = 10
const COLUMNS = 15

type Rig = Awaited<ReturnType<typeof startLineRig>>

async function withStation<T>(dataFolder: string, work: (rig: Rig) => Promise<T>): Promise<T> {
  const scanner = { seed: 'old database', ratePerHour: 200_000, trays: 1, rows: ROWS, columns: COLUMNS }
  const rig = await startLineRig({ dataFolder, scanner, onErrorOutput: () => undefined })
  try {
    await untilLive(rig, 'a ready model', ({ link, model }) => link.state === 'Streaming' && model.state === 'ready')
    return await work(rig)
  } finally {
    await rig.stop()
  }
}

/** A batch with one tray; answers with its number and its scans. */
async function fillTray(rig: Rig) {
  expect(await rig.station.call('startBatch', demoBatch(10_000))).toMatchObject({ ok: true })
  await rig.scanner.call('start', {})
  await untilLive(rig, 'a tray', ({ batch }) => (batch?.scans ?? 0) >= ROWS * COLUMNS)
  await drain(rig)
  const { batch } = await rig.station.call('liveView', {})
  return { batchId: batch?.batchId ?? '', scans: batch?.scans ?? 0 }
}

/** What the opening of the database alone tells. */
function foundIn(folder: string): DatabaseBehind[] {
  const found: DatabaseBehind[] = []
  const key = subKeys(openDataKey(dataFiles(folder))).database
  const clock = { wallMs: () => Date.now(), monoMs: () => 0 }
  openStore({ folder, key, clock, log: silentLogger, onBehind: (behind) => found.push(behind) }).close()
  return found
}

it(
  'an older copy of the database gets every scan back that the journal has, of a batch that it does not know too',
  () =>
    withFolder(async (dataFolder) => {
      const { database } = dataFiles(dataFolder)
      const older = join(dataFolder, 'older.db')
      // Closed in order, so all of it is in its one file; nobody has begun a batch yet.
      await withStation(dataFolder, () => Promise.resolve())
      copyFileSync(database, older)
      const lost = await withStation(dataFolder, fillTray)
      rmSync(`${database}-wal`, { force: true })
      copyFileSync(older, database)
      // A start that finds it, and is refused afterwards.
      expect(foundIn(dataFolder)).toMatchObject([{ scans: lost.scans }])

      await withStation(dataFolder, async (rig) => {
        const view = await untilLive(rig, 'nothing undecided', ({ backlog }) => backlog === 0)
        const called = [...view.alarms.returned, ...view.problems].map(({ id }) => id)
        expect(called).toContain('BATCH_RECOVERED')
        expect(called).toContain('DATABASE_BEHIND')
        expect(await rig.review.call('batchRecord', { batchId: lost.batchId })).toMatchObject({
          ...{ state: 'closed', scans: lost.scans, flock: '', jurisdictionId: 'UNKNOWN' },
        })
        expect(await rig.review.call('reconcile', {}, { deadlineMs: RECONCILE_MS })).toMatchObject({ agrees: true })
      })
      // The alarm stands in the history: nothing is left to tell.
      expect(foundIn(dataFolder)).toEqual([])
    }),
  TIMEOUT_MS,
)
