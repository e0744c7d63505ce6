import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Cell, EggClass } from '../../electron/domain/egg.ts'
import { isInQuestion } from '../../electron/domain/tray/passage.ts'
import type { CommitItem, Store } from '../../electron/store/store.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, SAID, SERIAL, SESSION, scanItem } from '../make/commit-groups.ts'
import { countersOf } from '../make/counters.ts'
import { WORLD_SHAPE, worldSteps } from '../make/tray-world.ts'
import { batchName, TrayPlay } from './tray-play.ts'

/** A store that a test may fill, and open again as after a restart. */
export interface TrayStoreHarness {
  readonly store: Store
  reopen(): void
  /** An empty one in its place. */
  restart(): void
  /** What the database says against itself; empty where there is nothing to compare. */
  differences(): readonly string[]
}

const BATCH = '2026-1121-01'
const cellOf = (index: number): Cell => ({ row: Math.floor(index / 2), column: index % 2 })

/** Puts passages into a store as the pipeline would, numbering what arrives. */
class Line {
  readonly #harness: TrayStoreHarness
  #sequence = 0

  constructor(harness: TrayStoreHarness) {
    this.#harness = harness
  }

  begin(visitId: number, over: Parameters<typeof makeVisit>[1] = {}): void {
    this.#commit({
      kind: 'tray-begin',
      visit: makeVisit(visitId, { ...WORLD_SHAPE, code: 'A', batchId: BATCH, ...over }),
    })
  }

  scan(visitId: number, cell: Cell, eggClass: EggClass, over: { attempt?: number; batchId?: string } = {}) {
    const sequence = ++this.#sequence
    const action = eggClass === 'UNREADABLE' ? 'RESCAN' : 'KEEP'
    const scan = scanItem(sequence, { visitId, cell, eggClass, action, batchId: BATCH, ...over })
    return this.#harness.store.commit(makeGroup([scan], sequence))
  }

  end(visitId: number, reason?: 'EGGS_WAIT' | 'INCOMPLETE' | 'DOUBLE_PASSAGE'): void {
    const state = reason === undefined ? 'complete' : 'held'
    const endedWallMs = MORNING_MS + visitId
    this.#commit({ kind: 'tray-end', visitId, endedWallMs, state, ...(reason !== undefined && { reason }) })
  }

  /** A tray with these eggs in its first cells. */
  pass(visitId: number, eggs: readonly EggClass[], over: Parameters<typeof makeVisit>[1] = {}): void {
    this.begin(visitId, over)
    for (const [index, eggClass] of eggs.entries()) this.scan(visitId, cellOf(index), eggClass)
    const flags = this.#harness.store.trays.tray(visitId)?.flags ?? []
    const waiting = eggs.includes('UNREADABLE') ? 'EGGS_WAIT' : undefined
    this.end(visitId, isInQuestion(flags) ? 'DOUBLE_PASSAGE' : waiting)
  }

  #commit(item: CommitItem): void {
    const sequence = ++this.#sequence
    this.#harness.store.commit(makeGroup([item], sequence, [sequence]))
  }
}

/** What every store must do with passages, holds, moved eggs and flocks. */
export function describeTrays(name: string, open: () => TrayStoreHarness): void {
  describe(`trays in ${name}`, () => {
    const harness = open()
    let line: Line
    const trays = () => harness.store.trays
    const counted = () => countersOf(harness.store.batchSummary(BATCH))

    beforeEach(() => {
      harness.store.saveBatch(makeBatch())
      line = new Line(harness)
    })
    afterEach(() => expect(harness.differences()).toEqual([]))

    it('links a held tray that comes back to its eggs, and counts each once', () => {
      line.pass(1, ['FEMALE', 'UNREADABLE'])
      expect(trays().held()).toEqual([
        {
          ...{ visitId: 1, code: 'A', batchId: BATCH, beganWallMs: MORNING_MS, endedWallMs: MORNING_MS + 1 },
          ...{ holdReason: 'EGGS_WAIT', flags: [], rescanAsked: false, eggsWaiting: 1, continues: undefined },
        },
      ])
      line.begin(2)
      expect(trays().held()).toEqual([])
      expect(line.scan(2, cellOf(1), 'MALE')).toEqual([
        {
          ...{ visitId: 2, batchId: BATCH, cell: cellOf(1) },
          before: { eggClass: 'UNREADABLE', action: 'RESCAN', attempt: 1 },
          after: { eggClass: 'MALE', action: 'KEEP', attempt: 1 },
          minutes: { before: MORNING_MS / 60_000, after: MORNING_MS / 60_000 },
        },
      ])
      // Another passage speaks for it, but this one has its own word.
      expect(line.scan(2, cellOf(0), 'UNREADABLE')).toEqual([
        {
          ...{ visitId: 2, batchId: BATCH, cell: cellOf(0) },
          before: { eggClass: 'FEMALE', action: 'KEEP', attempt: 1 },
          after: { eggClass: 'FEMALE', action: 'KEEP', attempt: 1 },
          own: { eggClass: 'UNREADABLE', action: 'RESCAN', attempt: 1 },
        },
      ])
      line.end(2, 'EGGS_WAIT')
      harness.reopen()
      expect(counted()).toEqual({ scans: 4, eggsByClass: { FEMALE: 1, MALE: 1 }, eggsByAction: { KEEP: 2 } })
      expect(trays().tray(2)).toMatchObject({ continues: 1, state: 'held', ended: true })
      expect(trays().eggsBefore(2)).toEqual([
        { cell: cellOf(0), eggClass: 'FEMALE', action: 'KEEP', moved: false },
        { cell: cellOf(1), eggClass: 'UNREADABLE', action: 'RESCAN', moved: false },
      ])
      expect(
        trays()
          .passages(BATCH, 'A')
          .map(({ visitId, finished }) => [visitId, finished]),
      ).toEqual([
        [1, false],
        [2, false],
      ])
    })

    it('tells the station of the marks of a tray that is still open', () => {
      line.pass(1, ['FEMALE'])
      line.begin(2)
      harness.reopen()
      expect(harness.store.start().openVisits).toMatchObject([{ visit: { visitId: 2 }, flags: ['DOUBLE_PASSAGE'] }])
    })

    it('counts eggs that a person calls others, and forgets nothing of what was asked', () => {
      line.pass(1, ['FEMALE', 'MALE'])
      line.pass(2, ['MALE', 'MALE'])
      expect(counted().eggsByClass).toEqual({ FEMALE: 1, MALE: 1 })
      trays().sayEggs(2, 'OTHER_EGGS', SAID)
      harness.reopen()
      expect(counted().eggsByClass).toEqual({ FEMALE: 1, MALE: 3 })
      expect(trays().tray(2)).toMatchObject({ flags: ['DOUBLE_PASSAGE', 'OTHER_EGGS'], answer: 'ANSWERED' })
      expect([trays().tray(2)?.continues, trays().held()]).toEqual([undefined, []])
    })

    it('gives a tray without a readable code one of its own, and takes its name from a person', () => {
      line.pass(1, ['FEMALE', 'UNREADABLE'])
      line.pass(2, ['FEMALE', 'MALE'], { code: '' })
      expect(trays().tray(2)).toMatchObject({
        visit: { code: '?-2' },
        flags: ['CODE_UNREADABLE'],
        continues: undefined,
      })
      expect(counted().eggsByClass).toEqual({ FEMALE: 2, MALE: 1, UNREADABLE: 1 })
      expect(trays().name(2, 'A', SAID)).toEqual([2])
      harness.reopen()
      expect(trays().tray(2)).toMatchObject({ visit: { code: 'A' }, flags: ['NAMED'], continues: 1 })
      expect(counted().eggsByClass).toEqual({ FEMALE: 1, MALE: 1 })
      expect(trays().newestVisit(BATCH, 'A')).toBe(2)
      expect([trays().newestVisit(BATCH, '?-2'), trays().newestVisit('none', 'A')]).toEqual([undefined, undefined])
    })

    it('keeps a release beside what was decided, and asks for another passage until it comes', () => {
      line.pass(1, ['FEMALE', 'UNREADABLE'])
      const said = { visitId: 1, why: 'looked at it', who: 'Ada', atWallMs: MORNING_MS }
      trays().release({ ...said, how: 'RESCAN', eggs: [] })
      expect(trays().held()).toMatchObject([{ visitId: 1, rescanAsked: true }])
      const before = counted()
      trays().release({ ...said, how: 'AS_IS', eggs: [{ cell: cellOf(1), attempt: 1, action: 'KEEP' }] })
      harness.reopen()
      expect(trays().held()).toEqual([])
      expect(trays().tray(1)?.eggs[1]).toEqual({
        ...{ cell: cellOf(1), moved: undefined, actionNow: 'KEEP' },
        state: { eggClass: 'UNREADABLE', action: 'RESCAN', attempt: 1 },
      })
      expect(counted()).toEqual(before)
      // What goes on as it is has been through.
      line.begin(2)
      expect(trays().tray(2)?.flags).toEqual(['DOUBLE_PASSAGE'])
    })

    it('puts a tray on hold again for an egg that comes late, and lets the first reason stand', () => {
      line.pass(1, ['FEMALE'])
      const late = { kind: 'tray-state', visitId: 1, state: 'held', reason: 'LATE_EGG' } as const
      harness.store.commit(makeGroup([late], 90, [90]))
      harness.store.commit(makeGroup([{ ...late, reason: 'LINK_LOST' }], 91, [91]))
      expect(trays().held()).toMatchObject([{ visitId: 1, holdReason: 'LATE_EGG' }])
    })

    it('never changes a count by a move, also when the trays come by again', () => {
      line.pass(1, ['FEMALE', 'MALE'])
      line.pass(2, ['INFERTILE', 'FEMALE'], { code: 'B' })
      const before = counted()
      const moves = [{ from: cellOf(0), to: cellOf(0) }]
      trays().transfer({ fromVisitId: 1, toVisitId: 2, moves, why: '', who: 'Ada', atWallMs: MORNING_MS })
      expect(counted()).toEqual(before)
      expect(
        trays()
          .tray(1)
          ?.eggs.map(({ moved }) => moved),
      ).toEqual(['out', undefined])
      expect(
        trays()
          .tray(2)
          ?.eggs.map(({ moved }) => moved),
      ).toEqual(['in', undefined])
      line.pass(3, ['FEMALE', 'FEMALE'], { code: 'B' })
      line.pass(4, ['EMPTY', 'MALE'])
      harness.reopen()
      expect([3, 4].map((visitId) => trays().tray(visitId)?.flags)).toEqual([['REFILLED'], ['DOUBLE_PASSAGE']])
      expect(counted().eggsByClass).toEqual(before.eggsByClass)
      expect(trays().eggsBefore(3)[0]).toEqual({ cell: cellOf(0), eggClass: 'INFERTILE', action: 'KEEP', moved: true })
    })

    it('leaves an egg to its batch when it comes into a tray of a later one, also when that tray comes by again', () => {
      const later = '2026-1121-02'
      harness.store.saveBatch(makeBatch({}, later))
      line.pass(1, ['FEMALE', 'MALE'])
      line.begin(2, { code: 'B', batchId: later })
      line.scan(2, cellOf(0), 'INFERTILE', { batchId: later })
      line.end(2)
      expect([trays().usedSince(1), trays().newestVisit(later, 'B')]).toEqual([false, 2])
      const moves = [{ from: cellOf(0), to: cellOf(0) }]
      trays().transfer({ fromVisitId: 1, toVisitId: 2, moves, ...SAID })
      line.begin(3, { code: 'B', batchId: later })
      line.scan(3, cellOf(0), 'FEMALE', { batchId: later })
      line.end(3)
      harness.reopen()
      expect(trays().tray(3)).toMatchObject({ flags: ['REFILLED'], continues: 2 })
      expect(counted().eggsByClass).toEqual({ FEMALE: 1, MALE: 1 })
      expect(countersOf(harness.store.batchSummary(later))).toMatchObject({ scans: 2, eggsByClass: { INFERTILE: 1 } })
      expect([trays().usedSince(2), trays().usedSince(3)]).toEqual([true, false])
    })

    it('finds a tray by what its scanner called it, long after its end', () => {
      line.pass(1, ['FEMALE'])
      harness.reopen()
      const ref = { scannerSerial: SERIAL, sessionId: SESSION, traySequence: 1 }
      expect(trays().findVisit(ref)).toMatchObject({ visit: { visitId: 1 }, ended: true, flags: [] })
      expect(trays().findVisit(ref)?.eggs).toEqual([
        { cell: cellOf(0), state: { eggClass: 'FEMALE', action: 'KEEP', attempt: 1 } },
      ])
      expect(trays().findVisit({ ...ref, traySequence: 2 })).toBeUndefined()
      expect(trays().findVisit({ ...ref, sessionId: 'other' })).toBeUndefined()
      expect(trays().tray(9)).toBeUndefined()
    })

    it('keeps the flocks of a tray, and those of the batch for every other', () => {
      const [own, all] = ['Own', 'All'].map((flock) => [{ flock, from: cellOf(0), to: cellOf(1) }])
      if (own === undefined || all === undefined) throw new Error('no ranges')
      trays().setFlockRanges(BATCH, '', all)
      trays().setFlockRanges(BATCH, 'A', own)
      harness.reopen()
      expect([trays().flockRanges(BATCH, 'A'), trays().flockRanges(BATCH, 'B')]).toEqual([own, all])
      trays().setFlockRanges(BATCH, 'A', [])
      expect(trays().flockRanges(BATCH, 'A')).toEqual(all)
    })

    it('keeps eggs = distinct eggs and scans = attempts in any history, over restarts, once people have answered', () => {
      const step = fc.tuple(worldSteps, fc.nat(20))
      fc.assert(
        fc.property(step, ([steps, restartAt]) => {
          harness.restart()
          const play = new TrayPlay(harness)
          for (const [index, one] of steps.entries()) {
            if (index === restartAt) harness.reopen()
            play.go(one)
          }
          play.answerAll()
          for (let batch = 1; batch <= play.world.batch; batch++) {
            const { scans, eggsByClass } = countersOf(harness.store.batchSummary(batchName(batch)))
            expect({ scans, byClass: eggsByClass }).toEqual(play.world.truth(batch))
          }
          expect(harness.differences()).toEqual([])
        }),
        { numRuns: 40 },
      )
      harness.restart()
    })
  })
}
