import { describe, expect, it } from 'vitest'
import { silentLogger } from '../../electron/log/logger.ts'
import { openReview } from '../../electron/review/open-review.ts'
import { openReadable } from '../../electron/store/open-database.ts'
import { openStore } from '../../electron/store/open-store.ts'
import {
  MORNING_MS,
  makeBatch,
  makeGroup,
  makeScan,
  makeVisit,
  SERIAL,
  SESSION,
  scanItem,
} from '../make/commit-groups.ts'
import { countersOf } from '../make/counters-of.ts'
import { STILL_CLOCK, type StoreBuild, StoreHarness } from './store-harness.ts'

/** What every build of the store must do with scans and eggs, and as a whole. */
export function describeStore(name: string, build: StoreBuild): void {
  describe(`store on ${name}`, () => {
    const harness = new StoreHarness(build)

    it('starts empty', () => {
      expect(harness.store.start()).toEqual({
        releasedThrough: 0,
        forgottenThrough: 0,
        sessions: [],
        openBatch: undefined,
        openVisits: [],
        sentRemovals: [],
        recentBatches: [],
        nextVisitId: 1,
      })
      expect(countersOf(harness.store.batchSummary('none'))).toEqual({ scans: 0, eggsByClass: {}, eggsByAction: {} })
    })

    it('gives back after a restart all that the station needs', () => {
      harness.begin()
      harness.store.commit(
        makeGroup([scanItem(2), scanItem(3, { cell: { row: 3, column: 14 }, eggClass: 'EMPTY' })], 3),
      )
      harness.store.commit(
        makeGroup([{ kind: 'tray-begin', visit: makeVisit(2, { batchId: null, layout: 'honeycomb' }) }], 4, [4]),
      )
      harness.store.commit(
        makeGroup([{ kind: 'tray-end', visitId: 2, endedWallMs: MORNING_MS, state: 'complete' }], 5, [9]),
      )
      harness.reopen()
      expect(harness.store.start()).toEqual({
        releasedThrough: 5,
        forgottenThrough: 0,
        sentRemovals: [],
        recentBatches: [],
        sessions: [
          {
            scannerSerial: SERIAL,
            sessionId: SESSION,
            ranges: [
              { from: 1, to: 4 },
              { from: 9, to: 9 },
            ],
          },
        ],
        openBatch: makeBatch(),
        openVisits: [
          {
            visit: makeVisit(1),
            eggs: [
              { cell: { row: 0, column: 0 }, state: { eggClass: 'FEMALE', action: 'KEEP', attempt: 1 } },
              { cell: { row: 3, column: 14 }, state: { eggClass: 'EMPTY', action: 'NONE', attempt: 1 } },
            ],
          },
        ],
        nextVisitId: 3,
        newestDecidedWallMs: MORNING_MS + 3 * 140 + 5,
      })
    })

    it('counts an egg once, by its last valid attempt, and every scan', () => {
      harness.begin()
      const state = (eggClass: string, action: string, attempt: number) => ({ eggClass, action, attempt })
      const minute = MORNING_MS / 60_000
      const change = (before: unknown, after: unknown) => [
        {
          ...{ visitId: 1, batchId: '2026-1121-01', cell: { row: 0, column: 0 }, before, after },
          minutes: { before: before === undefined ? undefined : minute, after: minute },
        },
      ]
      const one = harness.store.commit(makeGroup([scanItem(2, { eggClass: 'UNCERTAIN' })], 2))
      expect(one).toEqual(change(undefined, state('UNCERTAIN', 'RESCAN', 1)))
      // An unreadable rescan does not replace what could be read, whatever its number.
      expect(harness.store.commit(makeGroup([scanItem(3, { attempt: 3, eggClass: 'UNREADABLE' })], 3))).toEqual([])
      const two = harness.store.commit(makeGroup([scanItem(4, { attempt: 2, eggClass: 'MALE', coil: 5 })], 4))
      expect(two).toEqual(change(state('UNCERTAIN', 'RESCAN', 1), state('MALE', 'REMOVE_MALE', 2)))
      // Nor does a late message about an earlier attempt.
      expect(harness.store.commit(makeGroup([scanItem(5, { eggClass: 'FEMALE' })], 5))).toEqual([])
      expect(countersOf(harness.store.batchSummary('2026-1121-01'))).toEqual({
        scans: 4,
        eggsByClass: { MALE: 1 },
        eggsByAction: { REMOVE_MALE: 1 },
      })
    })

    it('answers a chain of attempts in one group step by step', () => {
      harness.begin()
      const changes = harness.store.commit(
        makeGroup([scanItem(2, { eggClass: 'UNCERTAIN' }), scanItem(3, { attempt: 2, eggClass: 'FEMALE' })], 3),
      )
      expect(changes.map((change) => [change.before?.eggClass, change.after.eggClass])).toEqual([
        [undefined, 'UNCERTAIN'],
        ['UNCERTAIN', 'FEMALE'],
      ])
      expect(countersOf(harness.store.batchSummary('2026-1121-01')).eggsByClass).toEqual({ FEMALE: 1 })
    })

    it('corrects an egg of a tray that ended long ago', () => {
      harness.begin()
      harness.store.commit(
        makeGroup([scanItem(2), { kind: 'tray-end', visitId: 1, endedWallMs: MORNING_MS, state: 'complete' }], 2, [3]),
      )
      harness.reopen()
      const late = { attempt: 2, eggClass: 'MALE', arrivedWallMs: MORNING_MS + 3_600_000, coil: 9 } as const
      expect(harness.store.commit(makeGroup([scanItem(9, late)], 9))).toHaveLength(1)
      expect(countersOf(harness.store.batchSummary('2026-1121-01')).eggsByClass).toEqual({ MALE: 1 })
    })

    it('does not count an identity twice: not in a later group, not in the same one, not after a restart', () => {
      harness.begin()
      harness.store.commit(makeGroup([scanItem(2), scanItem(2, { eggClass: 'MALE', attempt: 2 })], 2))
      expect(
        harness.store.commit(makeGroup([scanItem(2), scanItem(3, { cell: { row: 0, column: 1 } })], 3)),
      ).toHaveLength(1)
      harness.reopen()
      expect(harness.store.commit(makeGroup([scanItem(3), scanItem(2)], 3))).toEqual([])
      expect(countersOf(harness.store.batchSummary('2026-1121-01'))).toEqual({
        scans: 2,
        eggsByClass: { FEMALE: 2 },
        eggsByAction: { KEEP: 2 },
      })
    })

    it('does nothing of a group that fails, and takes it unchanged afterwards', () => {
      harness.begin()
      const other = makeVisit(2, { ref: { scannerSerial: 'NEW', sessionId: 'NEW', traySequence: 1 } })
      const items = [
        { kind: 'tray-begin', visit: other } as const,
        scanItem(2, { recipe: { id: 'new', version: 4 } }),
        scanItem(3, { visitId: 7, cell: { row: 1, column: 1 } }),
      ]
      const group = makeGroup(items, 3)
      expect(() => harness.store.commit(group)).toThrowError(
        expect.objectContaining({ name: 'StoreError', code: 'CONFLICT' }),
      )
      expect(harness.store.start()).toMatchObject({ releasedThrough: 1, nextVisitId: 2 })
      expect(harness.store.start().sessions[0]?.ranges).toEqual([{ from: 1, to: 1 }])
      expect(countersOf(harness.store.batchSummary('2026-1121-01')).scans).toBe(0)
      harness.store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(7) }], 2))
      expect(harness.store.commit(group)).toHaveLength(2)
      expect(countersOf(harness.store.batchSummary('2026-1121-01')).scans).toBe(2)
      expect(harness.read('SELECT serial FROM scanner ORDER BY serial')).toEqual([
        { serial: 'NEW' },
        { serial: SERIAL },
      ])
    })

    it('stores of a late scan that nobody knows how long its decision took, and counts it in no latency', () => {
      harness.begin()
      const scans = [
        makeScan(2, { latencyMs: undefined }),
        makeScan(3, { cell: { row: 0, column: 1 }, latencyMs: 4.2 }),
      ]
      const items = scans.map((scan) => ({ kind: 'scan', scan }) as const)
      harness.store.commit(makeGroup(items, 3))
      expect(harness.read('SELECT latency_us FROM scan ORDER BY sequence')).toEqual([
        { latency_us: -1 },
        { latency_us: 4200 },
      ])
      const { latency, scans: counted } = harness.store.batchSummary('2026-1121-01')
      expect(latency.reduce((sum, count) => sum + count, 0)).toBe(1)
      expect(counted.byClass.FEMALE).toBe(2)
    })

    it('stores every value of a scan', () => {
      harness.begin()
      const times = { latencyMs: 12.345, capturedBeforeMs: 31.6 }
      const odd = makeScan(2, { attempt: 2, coil: 6, ...times, cell: { row: 9, column: 14 }, sampled: true })
      harness.store.commit(makeGroup([{ kind: 'scan', scan: odd }], 2))
      expect(harness.read('SELECT * FROM scan')).toEqual([
        {
          visit_id: 1,
          cell: 9 * 1024 + 14,
          attempt: 2,
          session_id: 1,
          sequence: 2,
          batch_id: 1,
          coil: 6,
          captured_at_us: 280_000,
          arrived_wall_ms: MORNING_MS + 280,
          decided_after_ms: 5,
          latency_us: 12_345,
          egg_class: 0,
          action: 0,
          reason: 0,
          confidence: 25_500,
          recipe_id: 1,
          model_id: 1,
          p_viable: 27_000,
          p_infertile: 1200,
          p_early_dead: 900,
          p_mid_dead: 600,
          p_empty: 300,
          p_female: 25_500,
          signal_to_noise: 1250,
          saturated_share: 30,
          sampled: 1,
          captured_before_ms: 32,
          interference: 60,
          evenness: 27_000,
        },
      ])
    })

    it('refuses a second instance, and lets the next one in after closing', () => {
      const second = () => openStore({ folder: harness.folder, ...build, clock: STILL_CLOCK, log: silentLogger })
      expect(second).toThrowError(expect.objectContaining({ name: 'StoreError', code: 'LOCKED' }))
      harness.store.close()
      second().close()
      harness.reopen()
    })

    it('lets a reader look and not touch, while it writes', () => {
      harness.begin()
      const reader = openReadable({ path: harness.databasePath, ...build })
      const count = reader.prepare<[], { n: number }>('SELECT count(*) AS n FROM scan')
      expect(count.get()).toEqual({ n: 0 })
      harness.store.commit(makeGroup([scanItem(2)], 2))
      expect(count.get()).toEqual({ n: 1 })
      expect(() => reader.exec('DELETE FROM scan')).toThrowError(/readonly|read-only|query_only|prohibited/i)
      reader.close()
    })

    it('agrees with itself', () => {
      harness.begin()
      harness.store.commit(
        makeGroup([scanItem(2, { eggClass: 'UNREADABLE' }), scanItem(3, { attempt: 2, coil: 2 })], 3),
      )
      const review = openReview({ path: harness.databasePath, ...build, play: false, isSynthetic: () => true })
      expect(review.reconcile()).toEqual({
        agrees: true,
        scanRows: 2,
        eggRows: 1,
        factScans: 2,
        factEggs: 1,
        coldFaults: [],
        differences: [],
      })
      review.close()
    })
  })
}
