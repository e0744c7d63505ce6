import { describe, expect, it } from 'vitest'
import { FIRST_LINE_ID } from '../../electron/domain/line-id.ts'
import { openReview } from '../../electron/review/open-review.ts'
import type { Store } from '../../electron/store/store.ts'
import { MemoryStore } from '../fake/memory-store.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, SERIAL, SESSION, scanItem } from '../make/commit-groups.ts'
import { type StoreBuild, StoreHarness } from './store-harness.ts'

const SECOND = 'line-2'
const OTHER_BATCH = makeBatch({}, '2026-1121-07')
const ALARM = { atWallMs: 1, alarm: 'BACKLOG', priority: 2, deed: 'came', who: '', detail: {} } as const

/** What is one line's and what is everybody's, wherever it is kept. */
function describeLines(name: string, open: () => Store): void {
  describe(`lines ${name}`, () => {
    it('gives each line the batch that is open there, its trays and its mark in its own journal', () => {
      const first = open()
      const second = first.ofLine(SECOND)
      first.saveBatch(makeBatch())
      second.saveBatch(OTHER_BATCH)
      first.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1) }], 11, [1]))
      const visit = makeVisit(2, { batchId: OTHER_BATCH.identity.batchId })
      second.commit(makeGroup([{ kind: 'tray-begin', visit }], 3, [2]))
      expect(first.start()).toMatchObject({ releasedThrough: 11, openBatch: makeBatch(), nextVisitId: 3 })
      expect(second.start()).toMatchObject({ releasedThrough: 3, openBatch: OTHER_BATCH, nextVisitId: 3 })
      expect(first.start().openVisits.map((open) => open.visit.visitId)).toEqual([1])
      expect(second.start().openVisits.map((open) => open.visit.visitId)).toEqual([2])
      expect(first.findBatch(OTHER_BATCH.identity.batchId)).toEqual(OTHER_BATCH)
      expect(first.lines()).toEqual([FIRST_LINE_ID, SECOND])
    })

    it('knows on every line what a scanner has sent, because it may be plugged in elsewhere', () => {
      const first = open()
      const second = first.ofLine(SECOND)
      first.saveBatch(makeBatch())
      first.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1) }, scanItem(2)], 2, [1]))
      expect(second.start().sessions).toEqual([
        { scannerSerial: SERIAL, sessionId: SESSION, ranges: [{ from: 1, to: 2 }] },
      ])
    })

    it('keeps drafts, trays on hold and alarms out of service apart', () => {
      const first = open()
      const second = first.ofLine(SECOND)
      second.batchLife.saveDraft('{"flock":"8"}')
      second.alarmLog.takeOutOfService({ alarm: 'DISK_LOW', sinceWallMs: 7, who: 'A', why: 'sensor' })
      second.saveBatch(OTHER_BATCH)
      const visit = makeVisit(1, { batchId: OTHER_BATCH.identity.batchId })
      const end = { kind: 'tray-end', visitId: 1, endedWallMs: MORNING_MS, state: 'held' } as const
      second.commit(makeGroup([{ kind: 'tray-begin', visit }, end], 1, [1]))
      const own = (store: Store) => [
        ...[store.batchLife.draft(), store.trays.held().length, store.alarmLog.outOfService().length],
      ]
      expect([own(first), own(second)]).toEqual([
        [undefined, 0, 0],
        ['{"flock":"8"}', 1, 1],
      ])
      second.alarmLog.putBackInService('DISK_LOW')
      second.batchLife.saveDraft(undefined)
      expect(own(second)).toEqual([undefined, 1, 0])
    })

    it('lets a tray wait that another line has one of the same code of, and no longer once it comes by on its own', () => {
      const first = open()
      const second = first.ofLine(SECOND)
      first.saveBatch(makeBatch())
      second.saveBatch(OTHER_BATCH)
      const begin = (visitId: number, over: Parameters<typeof makeVisit>[1] = {}) =>
        ({ kind: 'tray-begin', visit: makeVisit(visitId, { code: 'H-0417', ...over }) }) as const
      const onSecond = { batchId: OTHER_BATCH.identity.batchId }
      const end = { kind: 'tray-end', visitId: 1, endedWallMs: MORNING_MS, state: 'held' } as const
      first.commit(makeGroup([begin(1), end], 1, [1]))
      const held = () => first.trays.held().map(({ visitId }) => visitId)
      second.commit(makeGroup([begin(2, onSecond)], 2, [2]))
      expect(held()).toEqual([1])
      second.commit(makeGroup([begin(3, { ...onSecond, code: '' })], 3, [3]))
      second.trays.name(3, 'H-0417', { why: 'read by hand', who: 'A', atWallMs: MORNING_MS })
      expect(held()).toEqual([1])
      first.commit(makeGroup([begin(4)], 4, [4]))
      expect(held()).toEqual([])
    })

    it('tells each line of the orders alone that its own sorter has not answered', () => {
      const first = open()
      const second = first.ofLine(SECOND)
      first.saveBatch(makeBatch())
      const orders = [
        { kind: 'tray-begin', visit: makeVisit(1) },
        scanItem(2, { eggClass: 'MALE' }),
        scanItem(3, { eggClass: 'MALE', cell: { row: 0, column: 1 } }),
        { kind: 'sorter-ack', visitId: 1, cell: { row: 0, column: 1 }, attempt: 1, atWallMs: MORNING_MS },
        { kind: 'tray-end', visitId: 1, endedWallMs: MORNING_MS, state: 'complete' },
      ] as const
      first.commit(makeGroup(orders, 4, [1, 4]))
      expect(first.start().sentRemovals).toMatchObject([{ visitId: 1, cell: { row: 0, column: 0 } }])
      expect(second.start().sentRemovals).toEqual([])
    })

    it('closes the batch of one line and leaves that of the other open', () => {
      const first = open()
      const second = first.ofLine(SECOND)
      first.saveBatch(makeBatch())
      second.saveBatch(OTHER_BATCH)
      first.saveBatch({ ...makeBatch(), state: 'closed' })
      expect([first.start().openBatch, second.start().openBatch]).toEqual([undefined, OTHER_BATCH])
      // Whichever line saves it: a batch stays where it began.
      first.saveBatch({ ...OTHER_BATCH, state: 'paused' })
      expect(second.start().openBatch?.state).toBe('paused')
    })
  })
}

export function describeStoreLines(name: string, build: StoreBuild): void {
  const harness = new StoreHarness(build)
  describeLines(`on ${name}`, () => harness.store)
  describeLines('in memory', () => new MemoryStore())

  describe(`the history of alarms of lines on ${name}`, () => {
    it('is each line’s own, over restarts', () => {
      harness.store.alarmLog.append([ALARM], [])
      harness.store
        .ofLine(SECOND)
        .alarmLog.append([{ ...ALARM, atWallMs: 2 }], [{ atWallMs: 3, kind: 'MODEL_READY', detail: {} }])
      harness.reopen()
      const review = openReview({ path: harness.databasePath, ...build, play: false, isSynthetic: () => true })
      const question = { beforeId: null, sinceWallMs: null, alarms: null, deeds: null, who: '' }
      const times = (lineId?: string) => [
        ...review.alarmHistory(question, lineId).map(({ atWallMs }) => atWallMs),
        ...review.eventHistory(question, lineId).map(({ atWallMs }) => atWallMs),
      ]
      expect([times(), times(SECOND), times('line-9')]).toEqual([[1], [2, 3], []])
      review.close()
    })
  })
}
