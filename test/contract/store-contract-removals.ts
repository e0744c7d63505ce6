import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EggAction } from '../../electron/domain/egg.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../make/commit-groups.ts'
import { countersOf } from '../make/counters.ts'
import type { TrayStoreHarness } from './store-contract-trays.ts'

const BATCH = '2026-1121-01'
const cell = { row: 0, column: 0 }
const place = { visitId: 1, cell, attempt: 1 }
const UNSENT = { kind: 'not-removed', ...place } as const
const removed = { eggClass: 'MALE', action: 'REMOVE_MALE', attempt: 1 } as const
const waiting = { ...removed, action: 'HOLD' } as const

/** What every store must do with removals that were decided: an egg that nobody touched is never counted as removed. */
export function describeRemovals(name: string, open: () => TrayStoreHarness): void {
  describe(`removals in ${name}`, () => {
    const harness = open()
    let sequence = 0
    const write = (...items: Parameters<typeof makeGroup>[0]) => {
      sequence++
      return harness.store.commit(makeGroup(items, sequence, [sequence]))
    }
    const actions = () => countersOf(harness.store.batchSummary(BATCH)).eggsByAction
    const ack = (action?: EggAction) =>
      ({ kind: 'sorter-ack', ...place, ...(action !== undefined && { action }), atWallMs: MORNING_MS + 9 }) as const
    const end = (visitId: number, state: 'complete' | 'held' = 'complete') =>
      ({ kind: 'tray-end', visitId, endedWallMs: MORNING_MS + visitId, state }) as const
    const begin = (visitId: number) =>
      write({ kind: 'tray-begin', visit: makeVisit(visitId, { code: 'A', batchId: BATCH }) })
    const scan = (
      eggClass: 'MALE' | 'FEMALE' | 'UNREADABLE',
      action: EggAction,
      over: { visitId?: number; attempt?: number } = {},
    ) => {
      sequence++
      const item = scanItem(sequence, { ...place, batchId: BATCH, eggClass, action, ...over })
      return harness.store.commit(makeGroup([item], sequence))
    }

    beforeEach(() => {
      sequence = 0
      harness.store.saveBatch(makeBatch())
      begin(1)
      scan('MALE', 'REMOVE_MALE')
    })
    afterEach(() => expect(harness.differences()).toEqual([]))

    it('lets an egg wait whose removal was not sent, in rows, sums and the list, over a restart', () => {
      expect(actions()).toEqual({ REMOVE_MALE: 1 })
      const change = { visitId: 1, batchId: BATCH, cell, before: removed, after: waiting }
      expect(write(UNSENT)).toEqual([{ ...change, fault: 'NOT_SENT' }])
      expect(write(UNSENT)).toEqual([])
      harness.reopen()
      expect(actions()).toEqual({ HOLD: 1 })
      expect(harness.store.start().openVisits).toMatchObject([{ visit: { state: 'held' }, eggs: [{ state: waiting }] }])
      write(end(1, 'held'))
      expect(harness.store.trays.held()).toMatchObject([{ visitId: 1, holdReason: 'NOT_SENT', eggsWaiting: 1 }])
      expect(harness.store.trays.tray(1)?.eggs).toMatchObject([{ state: waiting, actionNow: 'HOLD' }])
    })

    it('believes a sorter that says it carried the removal out, before or after', () => {
      write(UNSENT)
      expect(write(ack('REMOVE_MALE'))).toEqual([{ visitId: 1, batchId: BATCH, cell, before: waiting, after: removed }])
      expect([write(UNSENT), write(ack('REMOVE_MALE'))]).toEqual([[], []])
      harness.reopen()
      expect(actions()).toEqual({ REMOVE_MALE: 1 })
    })

    it('lets an egg wait whose decision came too late, whatever was decided', () => {
      scan('FEMALE', 'KEEP', { attempt: 2 })
      const kept = { eggClass: 'FEMALE', action: 'KEEP', attempt: 2 } as const
      const late = { kind: 'too-late', visitId: 1, cell, attempt: 2 } as const
      const change = { visitId: 1, batchId: BATCH, cell, before: kept, after: { ...kept, action: 'HOLD' } }
      expect(write(late)).toEqual([{ ...change, fault: 'TOO_LATE' }])
      expect(write(late, { ...late, attempt: 1 })).toEqual([])
      // It went out as HOLD, and the sorter has obeyed: told once.
      expect(write({ ...ack('HOLD'), attempt: 2 })).toEqual([])
      harness.reopen()
      expect(actions()).toEqual({ HOLD: 1 })
      write(end(1, 'held'))
      expect(harness.store.trays.held()).toMatchObject([{ holdReason: 'TOO_LATE', eggsWaiting: 1 }])
    })

    it('tells a silent sorter from an order that never went out, and believes its word when it comes after all', () => {
      write(end(1))
      expect(write({ ...UNSENT, why: 'SORTER_SILENT' })).toMatchObject([{ after: waiting, fault: 'SORTER_SILENT' }])
      expect(harness.store.trays.held()).toMatchObject([{ holdReason: 'SORTER_SILENT' }])
      expect(write(ack('REMOVE_MALE'))).toEqual([{ visitId: 1, batchId: BATCH, cell, before: waiting, after: removed }])
    })

    it('counts an egg as removed that the sorter removed against its order, and says so', () => {
      scan('FEMALE', 'KEEP', { attempt: 2 })
      const gone = { ...ack('REMOVE_MALE'), attempt: 2 } as const
      expect(write(gone)).toMatchObject([
        { before: { action: 'KEEP' }, after: { eggClass: 'FEMALE', action: 'REMOVE_MALE' }, fault: 'SORTER_DISAGREES' },
      ])
      harness.reopen()
      expect(actions()).toEqual({ REMOVE_MALE: 1 })
    })

    it('takes the sorter’s word on an egg that was decided again for what happened: what it removed, and nothing else, is gone', () => {
      const again = (attempt: number) => {
        sequence++
        const item = scanItem(sequence, { ...place, batchId: BATCH, attempt })
        if (item.kind !== 'scan') throw new Error('no scan')
        const decision = { ...item.scan.decision, action: 'HOLD', reason: 'DECIDED_AGAIN' } as const
        harness.store.commit(makeGroup([{ kind: 'scan', scan: { ...item.scan, decision } }], sequence))
      }
      again(2)
      expect(write({ ...ack('KEEP'), attempt: 2 })).toEqual([])
      expect(actions()).toEqual({ HOLD: 1 })
      again(3)
      expect(write({ ...ack('REMOVE_MALE'), attempt: 3 })).toMatchObject([
        { before: { action: 'HOLD' }, after: { action: 'REMOVE_MALE' }, fault: 'ORDER_FORGOTTEN' },
      ])
      harness.reopen()
      expect(actions()).toEqual({ REMOVE_MALE: 1 })
    })

    it('tells that the sorter did something else also where the egg is what it was', () => {
      scan('UNREADABLE', 'RESCAN', { attempt: 2 })
      const said = write({ ...ack('NONE'), attempt: 2 })
      expect(said).toEqual([])
      scan('MALE', 'HOLD', { attempt: 3 })
      const held = { eggClass: 'MALE', action: 'HOLD', attempt: 3 } as const
      expect(write({ ...ack('KEEP'), attempt: 3 })).toEqual([
        { visitId: 1, batchId: BATCH, cell, before: held, after: held, fault: 'SORTER_DISAGREES' },
      ])
    })

    it('finds after a restart what was sent for ended trays and not answered, if the sorter answers at all', () => {
      write(end(1))
      expect(harness.store.start().sentRemovals).toEqual([])
      begin(2)
      scan('MALE', 'REMOVE_MALE', { visitId: 2 })
      write({ ...ack('REMOVE_MALE'), visitId: 2 })
      harness.reopen()
      const { ref } = makeVisit(1)
      expect(harness.store.start().sentRemovals).toEqual([{ ref, visitId: 1, cell, attempt: 1 }])
      write(ack('REMOVE_MALE'))
      expect(harness.store.start().sentRemovals).toEqual([])
    })

    it('waits after a restart for the sorter that the scanner said it has, also when it never answered yet', () => {
      const { ref } = makeVisit(1)
      harness.store.saveSorterPresent(ref, true)
      write(end(1))
      harness.reopen()
      expect(harness.store.start().sentRemovals).toEqual([{ ref, visitId: 1, cell, attempt: 1 }])
      // It was taken out of the line: its newest word counts.
      harness.store.saveSorterPresent(ref, false)
      expect(harness.store.start().sentRemovals).toEqual([])
    })

    it('waits for no sorter that the scanner said it has not, whatever it acknowledges', () => {
      harness.store.saveSorterPresent(makeVisit(1).ref, false)
      write(end(1))
      begin(2)
      scan('MALE', 'REMOVE_MALE', { visitId: 2 })
      write({ ...ack('REMOVE_MALE'), visitId: 2 })
      harness.reopen()
      expect(harness.store.start().sentRemovals).toEqual([])
    })

    it('takes an older sorter, which does not say what it did, to have done as told', () => {
      write(ack())
      write(UNSENT)
      expect(actions()).toEqual({ REMOVE_MALE: 1 })
    })

    it('believes a sorter that says it did something else, also when the tray was through', () => {
      write(end(1))
      const change = { visitId: 1, batchId: BATCH, cell, before: removed, after: waiting }
      expect(write(ack('KEEP'))).toEqual([{ ...change, fault: 'SORTER_DISAGREES' }])
      expect(harness.store.trays.held()).toMatchObject([{ holdReason: 'SORTER_DISAGREES', eggsWaiting: 1 }])
      // Its first word counts.
      expect(write(ack('REMOVE_MALE'))).toEqual([])
      harness.reopen()
      expect(actions()).toEqual({ HOLD: 1 })
    })

    it('leaves alone what a further attempt has decided, what was never to be removed, and what is not there', () => {
      scan('MALE', 'REMOVE_MALE', { attempt: 2 })
      expect(write(UNSENT, ack('KEEP'))).toEqual([])
      scan('FEMALE', 'KEEP', { attempt: 3 })
      expect(write({ ...UNSENT, attempt: 3 }, { ...UNSENT, cell: { row: 5, column: 5 } })).toEqual([])
      expect(actions()).toEqual({ KEEP: 1 })
      expect(harness.store.trays.tray(1)?.visit.state).toBe('filling')
    })

    it('counts as the speaking passage says, and remembers what another one did not do', () => {
      write(end(1, 'held'))
      begin(2)
      scan('FEMALE', 'KEEP', { visitId: 2 })
      const kept = { eggClass: 'FEMALE', action: 'KEEP', attempt: 1 } as const
      expect(write(UNSENT)).toEqual([
        { visitId: 1, batchId: BATCH, cell, before: kept, after: kept, own: waiting, fault: 'NOT_SENT' },
      ])
      expect(actions()).toEqual({ KEEP: 1 })
      expect(harness.store.trays.tray(1)?.eggs).toMatchObject([{ state: waiting }])
      expect(write(ack('REMOVE_MALE'))).toMatchObject([{ before: kept, after: kept, own: removed }])
    })

    it('marks a batch whose summary was sent, so that a revision follows', () => {
      const payload = new Uint8Array(4)
      const entry = { revision: 1, idempotencyKey: 'k', schemaVersion: 1, payload, payloadSha256: new Uint8Array(32) }
      harness.store.saveBatch(makeBatch({ state: 'closed' }), () => ({ ...entry, enqueuedWallMs: MORNING_MS }))
      expect(harness.store.changedSummaries()).toEqual([])
      write(UNSENT)
      expect(harness.store.changedSummaries()).toMatchObject([{ batchId: BATCH }])
    })
  })
}
