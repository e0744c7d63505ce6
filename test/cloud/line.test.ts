import { writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ovoscope } from '../../proto/gen/cloud.js'
import { withFolder } from '../make/temporary-folder.ts'
import { demoBatch, type LineRig, startLineRig, untilLive } from '../rig/line-rig.ts'
import { Receiver } from './receiver.ts'
import { TOKEN } from './upload-rig.ts'

const ROWS = 4
const COLUMNS = 5
const scanner = { seed: 'cloud', ratePerHour: 360_000, trays: 3, rows: ROWS, columns: COLUMNS }

/** A port on which nobody answers yet. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function runBatch(rig: LineRig, cells: number) {
  await untilLive(rig, 'a line', (view) => view.link.state === 'Streaming' && view.model.state === 'ready')
  expect(await rig.station.call('startBatch', demoBatch(cells))).toEqual({ ok: true })
  await rig.scanner.call('start', {})
  await untilLive(
    rig,
    'every cell decided',
    ({ batch, tray, backlog }) =>
      batch !== null && batch.eggs + batch.emptyCells >= cells && tray?.state !== 'filling' && backlog === 0,
  )
  await rig.station.call('closeBatch', {})
  return untilLive(rig, 'the batch closed', (view) => view.batch?.state === 'closed')
}

describe('a line', () => {
  it('runs and closes a batch while the cloud is dead, and the summary goes up when it is back', () =>
    withFolder(async (folder) => {
      const port = await freePort()
      const dataFolder = join(folder, 'data')
      const rig = await startLineRig({
        ...{ dataFolder, scanner },
        onErrorOutput: () => undefined,
        cloud: { endpoint: `http://127.0.0.1:${port}`, site: 'nord-01' },
      })
      try {
        writeFileSync(join(dataFolder, 'cloud.token'), TOKEN, { mode: 0o600 })
        const cells = scanner.trays * ROWS * COLUMNS
        const closed = await runBatch(rig, cells)
        await untilLive(rig, 'a waiting summary', ({ cloud }) => cloud.state === 'waiting' && cloud.waiting === 1)
        // A tray of this hurried line may be held; nothing else may be wrong.
        expect(closed.problems.filter(({ id }) => id !== 'TRAY_ON_HOLD')).toEqual([])
        const [waiting] = await rig.station.call('listUploads', { beforeId: null })
        expect(waiting).toMatchObject({ state: 'queued', batchId: closed.batch?.batchId, receipt: null })

        const receiver = new Receiver({ databasePath: join(folder, 'receiver.db'), token: TOKEN, port })
        await receiver.listen()
        try {
          await rig.station.call('sendUploadsNow', {})
          await untilLive(rig, 'the receipt', ({ cloud }) => cloud.state === 'up-to-date')
          const [sent] = await rig.station.call('listUploads', { beforeId: null })
          const [row] = receiver.database.summaries()
          expect(sent).toMatchObject({ state: 'sent', receipt: row?.receipt_id })
          const summary = ovoscope.cloud.v1.BatchSummary.decode(row?.payload ?? new Uint8Array())
          expect(summary).toMatchObject({ synthetic: true, versions: { models: ['phantomnet-1.1.0'] } })
          const record = await rig.review.call('batchRecord', { batchId: closed.batch?.batchId ?? '' })
          expect(summary.eggs?.byClass?.reduce((sum, { count }) => sum + Number(count), 0)).toBe(cells)
          expect(summary.scans?.byClass?.reduce((sum, { count }) => sum + Number(count), 0)).toBe(record?.scans)
          expect(receiver.database.totals()).toEqual([{ site: 'nord-01', batches: 1, eggs: record?.eggs }])
        } finally {
          await receiver.close()
        }
      } finally {
        await rig.stop()
      }
    }))

  it('queues nothing in play', () =>
    withFolder(async (folder) => {
      const rig = await startLineRig({ dataFolder: folder, scanner: { ...scanner, trays: 1 } })
      try {
        const closed = await runBatch(rig, ROWS * COLUMNS)
        expect(closed.cloud).toMatchObject({ state: 'play', waiting: 0 })
        expect(await rig.station.call('listUploads', { beforeId: null })).toEqual([])
      } finally {
        await rig.stop()
      }
    }))
})
