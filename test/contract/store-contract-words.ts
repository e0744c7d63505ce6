import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EggAction, EggClass } from '../../electron/domain/egg.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../make/commit-groups.ts'
import type { TrayStoreHarness } from './store-contract-trays.ts'

const BATCH = '2026-1121-01'
const cell = { row: 0, column: 0 }
const SAID = { why: 'looked', who: 'Ada', atWallMs: MORNING_MS }

/** What every store must do with the words of people on trays and eggs: the later one wins, and each egg is said once. */
export function describeWords(name: string, open: () => TrayStoreHarness): void {
  describe(`words of people in ${name}`, () => {
    const harness = open()
    let sequence = 0
    const trays = () => harness.store.trays
    const write = (...items: Parameters<typeof makeGroup>[0]) => {
      sequence++
      harness.store.commit(makeGroup(items, sequence, [sequence]))
    }
    /** A tray with one egg, that ended complete or held. */
    const pass = (
      visitId: number,
      eggClass: EggClass,
      action: EggAction,
      over: { code?: string; held?: boolean } = {},
    ) => {
      const { code = 'A', held = action === 'HOLD' || action === 'RESCAN' } = over
      write({ kind: 'tray-begin', visit: makeVisit(visitId, { code, batchId: BATCH }) })
      sequence++
      const scan = scanItem(sequence, { visitId, cell, batchId: BATCH, eggClass, action })
      harness.store.commit(makeGroup([scan], sequence))
      const end = { kind: 'tray-end', visitId, endedWallMs: MORNING_MS + visitId } as const
      write(held ? { ...end, state: 'held', reason: 'EGGS_WAIT' } : { ...end, state: 'complete' })
    }
    const correct = (visitId: number, from: { eggClass: EggClass; action: EggAction }, atWallMs = MORNING_MS) =>
      harness.store.saveOverride({
        ...{ visitId, cell, attempt: 1, batchId: BATCH, atWallMs, operator: 'Ada', from },
        ...{ eggClass: 'INFERTILE', action: 'REMOVE_CLEAR', reason: 'CANDLED', note: '' },
      })
    const release = (visitId: number, atWallMs = MORNING_MS) =>
      trays().release({ ...SAID, visitId, how: 'AS_IS', atWallMs, eggs: [{ cell, attempt: 1, action: 'KEEP' }] })
    const actionNow = (visitId: number) => trays().tray(visitId)?.eggs[0]?.actionNow

    beforeEach(() => {
      sequence = 0
      harness.store.saveBatch(makeBatch())
    })
    afterEach(() => expect(harness.differences()).toEqual([]))

    it('counts an egg once that was corrected in two passages of its tray', () => {
      const female = { eggClass: 'FEMALE', action: 'KEEP' } as const
      pass(1, 'FEMALE', 'KEEP', { held: true })
      correct(1, female)
      expect(harness.store.batchSummary(BATCH).overridden).toBe(1)
      pass(2, 'FEMALE', 'KEEP')
      correct(2, female)
      expect(trays().tray(2)?.continues).toBe(1)
      expect(harness.store.batchSummary(BATCH).overridden).toBe(1)
    })

    it('ends the hold of a tray whose next passage is named only later', () => {
      pass(1, 'UNREADABLE', 'RESCAN', { code: 'X' })
      pass(2, 'FEMALE', 'KEEP', { code: '' })
      trays().name(2, 'X', SAID)
      harness.reopen()
      expect(trays().tray(2)?.continues).toBe(1)
      expect([trays().tray(1)?.answer, trays().held()]).toEqual(['PASSED_AGAIN', []])
      pass(3, 'UNREADABLE', 'RESCAN', { code: 'X' })
      trays().name(2, 'Y', SAID)
      // Named as a tray that was held only afterwards, it does not end that hold.
      trays().name(2, 'X', SAID)
      expect(trays().held()).toMatchObject([{ visitId: 3 }])
    })

    it('lists no egg as waiting that a person has decided', () => {
      pass(1, 'UNCERTAIN', 'HOLD')
      expect(trays().held()).toMatchObject([{ eggsWaiting: 1 }])
      correct(1, { eggClass: 'UNCERTAIN', action: 'HOLD' })
      expect(trays().held()).toMatchObject([{ eggsWaiting: 0 }])
    })

    it('lets a tray go whose question was answered, when the egg that waited was corrected', () => {
      pass(1, 'FEMALE', 'KEEP')
      pass(2, 'UNCERTAIN', 'HOLD')
      correct(2, { eggClass: 'UNCERTAIN', action: 'HOLD' })
      // Held for the egg at its end; the question came with the passage.
      expect(trays().tray(2)).toMatchObject({ flags: ['DOUBLE_PASSAGE'], holdReason: 'EGGS_WAIT' })
      trays().sayEggs(2, 'SAME_EGGS', SAID)
      expect(trays().held()).toMatchObject([{ visitId: 2, eggsWaiting: 0 }])
    })

    it('lets the later word win, whatever the clock said', () => {
      pass(1, 'UNCERTAIN', 'HOLD')
      release(1, MORNING_MS)
      expect(actionNow(1)).toBe('KEEP')
      correct(1, { eggClass: 'UNCERTAIN', action: 'HOLD' }, MORNING_MS - 3600_000)
      expect(actionNow(1)).toBe('REMOVE_CLEAR')
      release(1, MORNING_MS - 7200_000)
      harness.reopen()
      expect(actionNow(1)).toBe('KEEP')
    })
  })
}
