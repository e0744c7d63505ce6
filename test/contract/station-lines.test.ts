import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openReview } from '../../electron/review/open-review.ts'
import type { Store } from '../../electron/store/store.ts'
import { ManualTime } from '../fake/manual-time.ts'
import { MemoryStore } from '../fake/memory-store.ts'
import { MessageMaker } from '../make/scanner-messages.ts'
import { linesDisk, setUpLines } from '../make/station-lines.ts'
import { StoreHarness } from './store-harness.ts'

const SIZE = { rows: 1, columns: 4 }
const TRAYS = [1, 2, 3]

type Rig = ReturnType<typeof setUpLines>

/** Two lines at work, with trays of the same codes at the same time. */
async function startTwo(store: Store) {
  const disk = linesDisk(store, new ManualTime())
  const rig = setUpLines(disk)
  await disk.time.advance(1)
  rig.ready()
  rig.stream()
  rig.startBatches()
  const makers = rig.lines.map(({ serial }) => new MessageMaker(serial))
  return { disk, rig, makers }
}

/** The tray's beginning and its eggs up to a column come on both lines, one message here and one there. */
async function feed(rig: Rig, makers: readonly MessageMaker[], time: ManualTime, tray: number): Promise<void> {
  const both = makers.map((make) => [
    make.trayBegin(tray, SIZE),
    ...[0, 1, 2, 3].map((column) => make.scan({ tray, column })),
  ])
  for (const index of [0, 1, 2, 3, 4]) {
    for (const [place, { link }] of rig.lines.entries()) {
      const message = both[place]?.[index]
      if (message !== undefined) link().receive(message)
      await time.advance(2)
    }
  }
}

async function end(rig: Rig, makers: readonly MessageMaker[], time: ManualTime, tray: number): Promise<void> {
  for (const [place, { link }] of rig.lines.entries()) {
    const make = makers[place]
    if (make === undefined) continue
    const cells = [0, 1, 2, 3].map((column) => ({ tray, column, action: 'REMOVE_MALE' }))
    link().receive(make.sorterAck(...cells), make.trayEnd(tray, 4))
  }
  await time.advance(50)
}

function describeTwoLines(name: string, open: () => Store): void {
  describe(`two lines ${name}`, () => {
    it('count each their own, with the same codes at the same time', async () => {
      const { disk, rig, makers } = await startTwo(open())
      const [one, other] = rig.lines
      expect(one?.view().batch?.batchId).not.toBe(other?.view().batch?.batchId)
      for (const tray of TRAYS) {
        await feed(rig, makers, disk.time, tray)
        await end(rig, makers, disk.time, tray)
      }
      for (const { line, view } of rig.lines) {
        const eggs = TRAYS.length * 4
        expect(view()).toMatchObject({ lineId: line.lineId, batch: { eggs, scans: eggs, male: { count: eggs } } })
        // No tray of the one was taken for a passage of the other's.
        expect(view()).toMatchObject({ tray: { code: 'T-3', state: 'complete' }, problems: [], backlog: 0 })
      }
      await rig.station.stop(0)
    })

    it('do not stop when the cable of the other is pulled, and know of it', async () => {
      const { disk, rig, makers } = await startTwo(open())
      const [one, other] = rig.lines
      await feed(rig, makers, disk.time, 1)
      one?.link().become('Absent')
      const [, make] = makers
      if (make === undefined || other === undefined) throw new Error('there are two lines')
      other.link().receive(make.trayEnd(1, 4), make.trayBegin(2, SIZE), make.scan({ tray: 2 }))
      await disk.time.advance(2_000)
      expect(other.view()).toMatchObject({
        link: { state: 'Streaming' },
        problems: [],
        batch: { state: 'running', scans: 5 },
      })
      expect(other.link().feed).toBe('run')
      expect(one?.view()).toMatchObject({ problems: [{ id: 'SCANNER_LOST' }], batch: { state: 'running' } })
      expect(other.view().lines).toMatchObject([
        { lineId: 'line-1', link: 'Absent', batch: 'running', calling: 1 },
        { lineId: 'line-2', link: 'Streaming', batch: 'running', calling: null },
      ])
      await rig.station.stop(0)
    })

    it('go on where each of them stopped, and have every scan once', async () => {
      const first = open()
      const { disk, rig, makers } = await startTwo(first)
      await feed(rig, makers, disk.time, 1)
      const batchIds = rig.lines.map(({ view }) => view().batch?.batchId)
      // What arrives now is durable in the journals and not decided.
      rig.station.setModel({ modelId: '', synthetic: true, state: 'down' }, undefined)
      await end(rig, makers, disk.time, 1)
      await feed(rig, makers, disk.time, 2)
      for (const { view } of rig.lines) expect(view().backlog).toBeGreaterThan(0)

      // Nothing is stopped in order: the next station finds what the disk has.
      const next = setUpLines({ ...disk, store: first })
      await disk.time.advance(1)
      next.ready()
      next.stream(99)
      await disk.time.advance(500)
      expect(next.lines.map(({ view }) => view().batch?.batchId)).toEqual(batchIds)
      for (const { view } of next.lines) expect(view()).toMatchObject({ backlog: 0, batch: { scans: 8, eggs: 8 } })
      await next.station.stop(0)
    })
  })
}

const harness = new StoreHarness({ key: new Uint8Array(32).fill(5), driver: Database })
describeTwoLines('in memory', () => new MemoryStore())
describeTwoLines('on the encrypted build', () => harness.store)

it('two lines leave sums that agree with the rows', async () => {
  const { disk, rig, makers } = await startTwo(harness.store)
  for (const tray of TRAYS) {
    await feed(rig, makers, disk.time, tray)
    await end(rig, makers, disk.time, tray)
  }
  const review = openReview({
    ...{ path: harness.databasePath, key: new Uint8Array(32).fill(5), driver: Database, play: true },
    isSynthetic: () => true,
  })
  expect(review.reconcile().differences).toEqual([])
  review.close()
  // Visits are numbered through, none is left out.
  expect(harness.read<{ visit_id: number }>('SELECT visit_id FROM tray_visit ORDER BY visit_id')).toEqual(
    [1, 2, 3, 4, 5, 6].map((visit_id) => ({ visit_id })),
  )
  await rig.station.stop(0)
})
