import { join } from 'node:path'
import { expect, it } from 'vitest'
import { silentLogger } from '../../electron/log/logger.ts'
import { openReview } from '../../electron/review/open-review.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { ManualTime } from '../fake/manual-time.ts'
import { MessageMaker } from '../make/scanner-messages.ts'
import { linesDisk, setUpLines } from '../make/station-lines.ts'
import { withFolder } from '../make/temporary-folder.ts'

const key = new Uint8Array(32).fill(5)

it('two lines go on with an older database: what their journals have is stored, each batch as a recovered one', () =>
  withFolder(async (folder) => {
    const time = new ManualTime()
    const open = (name: string) =>
      openStore({ folder: join(folder, name), key, clock: time, log: silentLogger, onBehind: () => undefined })
    const newest = open('newest')
    const disk = linesDisk(newest, time)
    const before = setUpLines(disk)
    await time.advance(1)
    before.ready()
    before.stream()
    before.startBatches()
    for (const { link, serial } of before.lines) {
      const make = new MessageMaker(serial)
      link().receive(make.trayBegin(1), make.scan({}), make.scan({ column: 1 }), make.trayEnd(1))
    }
    await time.advance(500)
    const batchIds = before.lines.map(({ view }) => view().batch?.batchId ?? '')
    await before.station.stop(0)
    newest.close()

    const older = open('older')
    const after = setUpLines({ ...disk, store: older })
    await time.advance(1)
    after.ready()
    await time.advance(2_000)
    for (const [index, { view }] of after.lines.entries()) {
      expect(view()).toMatchObject({ backlog: 0 })
      expect(view().problems).toContainEqual(
        expect.objectContaining({ id: 'BATCH_RECOVERED', detail: expect.objectContaining({ batches: 1, scans: 2 }) }),
      )
      const batchId = batchIds[index] ?? ''
      expect(older.findBatch(batchId)).toMatchObject({ state: 'closed', identity: { setAtWallMs: undefined } })
      const { eggs, scans } = older.batchSummary(batchId)
      expect([eggs.byClass.MALE, scans.byClass.MALE]).toEqual([2, 2])
    }
    after.stream(99)
    after.startBatches()
    expect(after.lines.map(({ view }) => view().batch?.batchId).some((id) => batchIds.includes(id ?? ''))).toBe(false)
    await after.station.stop(0)
    older.close()
    const path = dataFiles(join(folder, 'older')).database
    const review = openReview({ path, key, play: true, isSynthetic: () => true })
    expect(review.reconcile()).toMatchObject({ agrees: true, scanRows: 4 })
    review.close()
  }))
