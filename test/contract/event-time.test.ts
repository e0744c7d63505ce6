import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALLOWED_LATENESS_MS } from '../../electron/domain/event-time/watermark.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { reconcile } from '../../electron/review/reconcile.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { openReadable } from '../../electron/store/open-database.ts'
import { openStore } from '../../electron/store/open-store.ts'
import type { CommitItem } from '../../electron/store/store.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../make/commit-groups.ts'
import { LOOKED_BACK_KEY, lookBack } from '../make/look-back.ts'
import { withFolder } from '../make/temporary-folder.ts'
import { STILL_CLOCK } from './store-harness.ts'

const BATCH = '2026-1121-01'
const HOUR_MS = 3_600_000
const timed = (items: readonly CommitItem[], through: number) => ({ ...makeGroup(items, through), timed: true })

/** A scan of cell 0, column `sequence`, that was seen then and came so much later. */
function seen(sequence: number, atMs: number, lateMs: number, visitId = 1): CommitItem {
  const times = { arrivedWallMs: MORNING_MS + atMs + lateMs, capturedBeforeMs: lateMs }
  return scanItem(sequence, { ...times, visitId, cell: { row: 0, column: sequence % 15 } })
}

describe('event time in the store', () => {
  it('gives the same buckets whatever the order and the lateness of the same scans', async () => {
    await lookBack((_review, store, folder) => {
      store.saveBatch(makeBatch())
      const db = openReadable({ path: dataFiles(folder).database, key: LOOKED_BACK_KEY })
      const buckets = db.prepare<[number], object>(
        'SELECT minute, coil, batch_id, scans_female, eggs_female FROM fact WHERE visit_id = ? ORDER BY minute',
      )
      let visits = 0
      let sequence = 0
      const pass = (scans: readonly { readonly atMs: number; readonly lateMs: number; readonly column: number }[]) => {
        const visitId = ++visits
        const items = scans.map(({ atMs, lateMs, column }) => {
          const times = { arrivedWallMs: MORNING_MS + atMs + lateMs, capturedBeforeMs: lateMs }
          return scanItem(++sequence, { ...times, visitId, cell: { row: 0, column } })
        })
        store.commit(timed([{ kind: 'tray-begin', visit: makeVisit(visitId) }, ...items], sequence))
        return buckets.all(visitId)
      }
      const scan = fc.record({ atMs: fc.nat(10 * 60_000), lateMs: fc.nat(HOUR_MS) })
      const scans = fc.array(scan, { minLength: 1, maxLength: 12 })
      const played = scans.chain((made) => {
        const cells = made.map((one, column) => ({ ...one, column }))
        return fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length }))
      })
      fc.assert(
        fc.property(played, ([inOrder, shuffled]) => {
          const inTime = pass(inOrder.map((one) => ({ ...one, lateMs: 0 })))
          expect(pass(shuffled)).toEqual(inTime)
        }),
        { numRuns: 40 },
      )
      expect(reconcile(db)).toMatchObject({ agrees: true, differences: [] })
      db.close()
    })
  }, 60_000)

  it('counts what lies behind the mark, with its batch and scanner, and what does not is not late', async () => {
    await lookBack((review, store) => {
      store.saveBatch(makeBatch())
      store.commit(timed([{ kind: 'tray-begin', visit: makeVisit(1) }, seen(1, HOUR_MS, 0)], 1))
      const mark = HOUR_MS - ALLOWED_LATENESS_MS
      store.commit(timed([seen(2, mark, 5_000), seen(3, mark - 1, 5_000), seen(4, mark - 7_000, 90_000)], 4))
      expect(review.eventTimes().late).toEqual([{ scannerSerial: 'SIM-0001', scans: 2, latenessMaxMs: 7_000 }])
      expect(review.batchReport({ batchId: BATCH })?.times.late).toEqual({ scans: 2, latenessMaxMs: 7_000 })
    })
  })

  it('lets no final minute change without a scan that is counted as late', async () => {
    await lookBack((review, store, folder) => {
      store.saveBatch(makeBatch())
      store.commit(timed([{ kind: 'tray-begin', visit: makeVisit(1, { columns: 1_000 }) }], 0))
      const db = openReadable({ path: dataFiles(folder).database, key: LOOKED_BACK_KEY })
      const finals = db.prepare<[], { minute: number; scans: number }>(
        `SELECT minute, scans FROM batch_minute WHERE minute < (SELECT event_mark_ms / 60000 FROM line) ORDER BY minute`,
      )
      const lateScans = () => review.eventTimes().late[0]?.scans ?? 0
      let sequence = 0
      fc.assert(
        fc.property(fc.nat(20 * 60_000), fc.constantFrom(0, 3_000, 600_000), fc.boolean(), (atMs, lateMs, idle) => {
          const before = { finals: finals.all(), late: lateScans() }
          if (idle) store.moveEventMark(MORNING_MS + atMs)
          else store.commit(timed([seen(++sequence, atMs, lateMs)], sequence))
          const after = finals.all()
          const changed = before.finals.some(
            ({ minute, scans }) => after.find((one) => one.minute === minute)?.scans !== scans,
          )
          if (changed) expect(lateScans()).toBeGreaterThan(before.late)
        }),
        { numRuns: 60 },
      )
      db.close()
    })
  }, 60_000)

  it('keeps the mark over a restart and never moves it back', async () => {
    await withFolder((folder) => {
      const open = () => openStore({ folder, key: LOOKED_BACK_KEY, clock: STILL_CLOCK, log: silentLogger })
      const first = open()
      first.saveBatch(makeBatch({ state: 'closed', closedWallMs: MORNING_MS + HOUR_MS }), 'later')
      first.moveEventMark(MORNING_MS + HOUR_MS)
      first.moveEventMark(MORNING_MS)
      first.close()
      const second = open()
      second.commit(timed([{ kind: 'tray-begin', visit: makeVisit(1) }, seen(1, 0, 0)], 1))
      expect(second.changedSummaries()).toEqual([{ batchId: BATCH, changes: 1, final: true }])
      second.close()
      const db = openReadable({ path: dataFiles(folder).database, key: LOOKED_BACK_KEY })
      expect(db.prepare('SELECT event_mark_ms AS mark FROM line').all()).toEqual([{ mark: MORNING_MS + HOUR_MS }])
      expect(db.prepare('SELECT scans, lateness_max_ms AS ms FROM late_scan').all()).toEqual([
        { scans: 1, ms: HOUR_MS },
      ])
      db.close()
    })
  })

  it('says of no scan that it is late by times that nobody trusts, and moves no mark by them', async () => {
    await lookBack((review, store) => {
      store.saveBatch(makeBatch())
      store.moveEventMark(MORNING_MS + HOUR_MS)
      store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1) }, seen(1, 0, 0), seen(2, 9 * HOUR_MS, 0)], 2))
      store.commit(timed([seen(3, HOUR_MS, 0)], 3))
      expect(review.eventTimes().late).toEqual([])
    })
  })

  it('undoes what a failed group did to mark and late scans', async () => {
    await lookBack((review, store) => {
      store.saveBatch(makeBatch())
      store.commit(timed([{ kind: 'tray-begin', visit: makeVisit(1) }], 0))
      store.moveEventMark(MORNING_MS + HOUR_MS)
      const impossible = scanItem(2, { visitId: 99 })
      expect(() => store.commit(timed([seen(1, 0, 0), impossible], 2))).toThrowError('FOREIGN KEY')
      expect(review.eventTimes().late).toEqual([])
      store.commit(timed([seen(1, 0, 0)], 1))
      expect(review.eventTimes().late).toMatchObject([{ scans: 1, latenessMaxMs: HOUR_MS }])
    })
  })

  it('records every jump of the clock, and which batches were open then', async () => {
    const jump = {
      found: 'running',
      ranMs: 60_000,
      wallBeforeMs: MORNING_MS,
      wallAfterMs: MORNING_MS - 9_000,
      byMs: -9_000,
    } as const
    await lookBack((review, store) => {
      const mark = { trustedWallMs: MORNING_MS, jumped: true }
      store.saveClockMark(mark, { ...jump, found: 'at-start', ranMs: 0 })
      store.saveBatch(makeBatch())
      store.saveBatch(makeBatch({ state: 'closed', closedWallMs: MORNING_MS }, '2026-1121-02'))
      store.saveClockMark(mark, jump)
      store.saveClockMark({ ...mark, jumped: false })
      expect(review.eventTimes().jumps).toEqual([jump, { ...jump, found: 'at-start', ranMs: 0 }])
      expect(review.batchReport({ batchId: BATCH })?.times.jumps).toEqual([jump])
      expect(review.batchReport({ batchId: '2026-1121-02' })?.times.jumps).toEqual([])
    })
  })
})
