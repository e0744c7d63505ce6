import { describe, expect, it } from 'vitest'
import {
  identity,
  MORNING_MS,
  makeBatch,
  makeGroup,
  makeVisit,
  SERIAL,
  SESSION,
  scanItem,
} from '../make/commit-groups.ts'
import { countersOf } from '../make/counters-of.ts'
import { type StoreBuild, StoreHarness } from './store-harness.ts'

/** What every build of the store must do with trays, batches, received ranges and rejected messages. */
export function describeStoreRecords(name: string, build: StoreBuild): void {
  describe(`records of the store on ${name}`, () => {
    const harness = new StoreHarness(build)

    it('keeps ranges whatever the order in which numbers come', () => {
      harness.begin()
      for (const sequences of [[7, 5], [6], [3], [20, 22, 24], [21, 23], [2, 4], [1, 5]]) {
        harness.store.commit(makeGroup([], 1, sequences))
      }
      const expected = [
        { from: 1, to: 7 },
        { from: 20, to: 24 },
      ]
      expect(harness.store.start().sessions[0]?.ranges).toEqual(expected)
      harness.reopen()
      expect(harness.store.start().sessions[0]?.ranges).toEqual(expected)
    })

    it('keeps what is known of the clock, the newest mark alone', () => {
      expect(harness.store.start().clockMark).toBeUndefined()
      harness.store.saveClockMark({ trustedWallMs: MORNING_MS, jumped: false })
      harness.store.saveClockMark({ trustedWallMs: MORNING_MS + 5, jumped: true })
      harness.reopen()
      expect(harness.store.start().clockMark).toEqual({ trustedWallMs: MORNING_MS + 5, jumped: true })
    })

    it('never lets the release mark go back', () => {
      harness.store.commit(makeGroup([], 10))
      harness.store.commit(makeGroup([], 4))
      expect(harness.store.start().releasedThrough).toBe(10)
    })

    it('keeps acknowledgements of the sorter and messages that could not be used', () => {
      harness.begin()
      const payload = new Uint8Array([1, 2, 3])
      const message = { identity: identity(3), type: 3, reason: 'IMAGE_LENGTH', arrivedWallMs: MORNING_MS, payload }
      const ack = {
        kind: 'sorter-ack',
        visitId: 1,
        cell: { row: 0, column: 2 },
        attempt: 1,
        action: 'KEEP',
        atWallMs: MORNING_MS + 0.4,
      } as const
      for (let n = 0; n < 2; n++) harness.store.commit(makeGroup([ack, { kind: 'rejected', message }], 3, [3]))
      expect(harness.read('SELECT * FROM sorter_ack')).toEqual([
        { visit_id: 1, cell: 2, attempt: 1, at_wall_ms: MORNING_MS, action: 0 },
      ])
      const rejected = harness.read<{ payload: Uint8Array }>(
        'SELECT session_id, sequence, type, reason, payload FROM rejected_message',
      )
      expect(rejected).toEqual([
        { session_id: 1, sequence: 3, type: 3, reason: 'IMAGE_LENGTH', payload: Buffer.from(payload) },
      ])
    })

    it('stores a rejected scan beside its row when the message was both', () => {
      harness.begin()
      const message = {
        identity: identity(2),
        type: 3,
        reason: 'IMAGE_SIZE',
        arrivedWallMs: MORNING_MS,
        payload: new Uint8Array(),
      }
      harness.store.commit(makeGroup([{ kind: 'rejected', message }, scanItem(2, { eggClass: 'UNREADABLE' })], 2))
      expect(countersOf(harness.store.batchSummary('2026-1121-01')).scans).toBe(1)
      expect(harness.read('SELECT sequence FROM rejected_message')).toEqual([{ sequence: 2 }])
    })

    it('knows whether a tray is held, and lets its first end count', () => {
      harness.begin()
      harness.store.commit(makeGroup([{ kind: 'tray-state', visitId: 1, state: 'held', reason: 'LINK_LOST' }], 2))
      expect(harness.store.start().openVisits[0]?.visit.state).toBe('held')
      expect(harness.read('SELECT hold_reason FROM tray_visit')).toEqual([{ hold_reason: 'LINK_LOST' }])
      harness.store.commit(makeGroup([{ kind: 'tray-state', visitId: 1, state: 'filling', reason: 'HEALED' }], 3))
      expect(harness.store.start().openVisits[0]?.visit.state).toBe('filling')
      const end = (state: 'complete' | 'held', endedWallMs: number) =>
        ({ kind: 'tray-end', visitId: 1, state, endedWallMs }) as const
      harness.store.commit(makeGroup([end('held', MORNING_MS + 1)], 4))
      harness.store.commit(makeGroup([end('complete', MORNING_MS + 2)], 5))
      expect(harness.store.start().openVisits).toEqual([])
      expect(harness.read('SELECT state, ended_wall_ms FROM tray_visit')).toEqual([
        { state: 2, ended_wall_ms: MORNING_MS + 1 },
      ])
    })

    it('takes the same tray twice and refuses another one under its number', () => {
      harness.begin()
      harness.store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1, { state: 'held' }) }], 2))
      expect(harness.store.start().openVisits).toEqual([{ visit: makeVisit(1), eggs: [] }])
      const other = makeVisit(1, { ref: { scannerSerial: SERIAL, sessionId: SESSION, traySequence: 99 } })
      expect(() => harness.store.commit(makeGroup([{ kind: 'tray-begin', visit: other }], 3))).toThrowError(
        expect.objectContaining({ code: 'CONFLICT' }),
      )
    })

    it('tells the station what people said of eggs in open trays, as long as their attempt speaks', () => {
      harness.begin()
      const cell = { row: 0, column: 0 }
      harness.store.commit(makeGroup([scanItem(2, { cell, eggClass: 'MALE' })], 2))
      const said = { visitId: 1, cell, attempt: 1, batchId: '2026-1121-01', atWallMs: MORNING_MS, operator: '' }
      const from = { eggClass: 'MALE', action: 'REMOVE_MALE' } as const
      const because = { action: 'KEEP', reason: 'CANDLED', note: '' } as const
      harness.store.saveOverride({ ...said, ...because, from, eggClass: 'UNCERTAIN' })
      harness.store.saveOverride({ ...said, ...because, from, eggClass: 'FEMALE' })
      expect(harness.store.start().openVisits[0]?.eggs).toMatchObject([{ cell, corrected: 'FEMALE' }])
      harness.store.commit(makeGroup([scanItem(3, { cell, eggClass: 'FEMALE', attempt: 2 })], 3))
      expect(harness.store.start().openVisits[0]?.eggs[0]?.corrected).toBeUndefined()
    })

    it('tells the station of the newest open trays only', () => {
      harness.begin()
      const visits = Array.from({ length: 80 }, (_, n) => ({ kind: 'tray-begin', visit: makeVisit(n + 2) }) as const)
      harness.store.commit(makeGroup(visits, 2))
      const open = harness.store.start().openVisits.map(({ visit }) => visit.visitId)
      expect(open).toEqual(Array.from({ length: 64 }, (_, n) => n + 18))
    })

    it('saves a batch, its moves, and its recipe once for all', () => {
      harness.store.saveBatch(makeBatch({ state: 'draft', startedWallMs: null }))
      harness.store.saveBatch(makeBatch({ state: 'paused' }))
      expect(harness.store.start().openBatch).toEqual(makeBatch({ state: 'paused' }))
      const unset = makeBatch({ state: 'closed', closedWallMs: MORNING_MS + 5 })
      harness.store.saveBatch(unset)
      expect(harness.store.start().openBatch).toBeUndefined()
      const changed = makeBatch({ recipe: { ...makeBatch().recipe, maleThreshold: 0.6 } })
      expect(() => harness.store.saveBatch(changed)).toThrowError(expect.objectContaining({ code: 'CONFLICT' }))
      const versioned = makeBatch({ recipe: { ...makeBatch().recipe, maleThreshold: 0.6, version: 2 } }, '2026-1121-02')
      const { setAtWallMs: _set, eggsExpected: _eggs, ...identityOnly } = versioned.identity
      const open = { ...versioned, identity: { ...identityOnly, setAtWallMs: undefined, eggsExpected: undefined } }
      harness.store.saveBatch(open)
      expect(harness.store.start().openBatch).toEqual(open)
    })

    it('refuses scans of a batch that was never saved', () => {
      harness.store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1, { batchId: null }) }], 1))
      const refused = expect.objectContaining({ code: 'CONFLICT' })
      expect(() => harness.store.commit(makeGroup([scanItem(2)], 2))).toThrowError(refused)
      expect(harness.store.commit(makeGroup([scanItem(2, { batchId: null })], 2))).toHaveLength(1)
    })

    it('numbers the batches of a day', () => {
      const noonMs = new Date(2026, 10, 21, 12).getTime()
      expect(harness.store.nextBatchId(noonMs)).toBe('2026-1121-01')
      for (const batchId of ['2026-1121-01', '2026-1121-09', '2026-1122-44', '2026-1121-x'])
        harness.store.saveBatch(makeBatch({}, batchId))
      expect(harness.store.nextBatchId(noonMs)).toBe('2026-1121-10')
      harness.store.saveBatch(makeBatch({}, '2026-1121-99'))
      expect(harness.store.nextBatchId(noonMs)).toBe('2026-1121-100')
      harness.store.saveBatch(makeBatch({}, '2026-1121-100'))
      expect(harness.store.nextBatchId(noonMs)).toBe('2026-1121-101')
      expect(harness.store.nextBatchId(new Date(2027, 0, 2, 23, 59).getTime())).toBe('2027-0102-01')
    })
  })
}
