import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { MemoryStore } from '../../test/fake/memory-store.ts'
import { makeBatch, makeGroup, makeVisit, scanItem } from '../../test/make/commit-groups.ts'
import type { Caller } from '../domain/access.ts'
import type { AuditDeed } from '../domain/audit.ts'
import type { EggAction, EggClass } from '../domain/egg.ts'
import type { HoldReason } from '../domain/tray/hold.ts'
import { silentLogger } from '../log/logger.ts'
import { TrayDesk } from './tray-desk.ts'

const ADA: Caller = { userId: 'u1', name: 'Ada', roles: ['operator'] }
const BATCH = '2026-1121-01'
const HARMLESS: ReadonlySet<EggAction> = new Set(['KEEP', 'HOLD', 'RESCAN', 'NONE'])

function setUp() {
  const store = new MemoryStore()
  const time = new ManualTime()
  store.saveBatch(makeBatch())
  const deeds: (AuditDeed & { who: string })[] = []
  const words: number[] = []
  const law = { allowed: HARMLESS }
  let sequence = 0
  const desk = new TrayDesk({
    ...{ store, clock: time, log: silentLogger },
    audited: (caller, deed, change) => {
      const done = change()
      deeds.push({ ...deed, who: caller.name })
      return done
    },
    allowed: () => law.allowed,
    onWord: (visitId) => words.push(visitId),
  })
  /** A tray of 2 × 3 with these eggs in its first row, that ended. */
  function pass(
    visitId: number,
    eggs: readonly (readonly [EggClass, EggAction])[],
    over: { code?: string; reason?: HoldReason; batchId?: string } = {},
  ) {
    const { code = `T-${visitId}`, reason, batchId = BATCH } = over
    const visit = makeVisit(visitId, { code, batchId, rows: 2, columns: 3 })
    store.commit(makeGroup([{ kind: 'tray-begin', visit }], ++sequence))
    for (const [column, [eggClass, action]] of eggs.entries()) {
      const place = { visitId, batchId, cell: { row: 0, column }, eggClass, action }
      store.commit(makeGroup([scanItem(++sequence, place)], sequence))
    }
    const state = reason === undefined ? 'complete' : 'held'
    const end = { kind: 'tray-end', visitId, endedWallMs: 7, state, ...(reason !== undefined && { reason }) } as const
    store.commit(makeGroup([end], ++sequence))
  }
  return { store, desk, deeds, words, law, pass }
}

const WAITING = [
  ['FEMALE', 'KEEP'],
  ['MALE', 'HOLD'],
  ['UNREADABLE', 'RESCAN'],
] as const

describe('TrayDesk, with a tray on hold', () => {
  it('lists it with why, since when and what waits', () => {
    const { desk, pass } = setUp()
    pass(1, WAITING, { reason: 'EGGS_WAIT' })
    pass(2, [['FEMALE', 'KEEP']])
    expect(desk.held()).toEqual([
      {
        ...{ visitId: 1, code: 'T-1', batchId: BATCH, sinceWallMs: 7, reason: 'EGGS_WAIT', flags: [] },
        ...{ inQuestion: false, rescanAsked: false, eggsWaiting: 2, earlierVisitId: null },
      },
    ])
  })

  it('releases it as it is: what waits is kept, nothing is removed, and everybody can read who said so', () => {
    const { desk, deeds, words, store, pass } = setUp()
    pass(1, WAITING, { reason: 'EGGS_WAIT' })
    expect(desk.release({ visitId: 1, how: 'AS_IS', why: 'candled by hand' }, ADA)).toEqual({ ok: true })
    expect(store.trays.tray(1)?.eggs.map(({ actionNow }) => actionNow)).toEqual(['KEEP', 'KEEP', 'KEEP'])
    expect(deeds).toEqual([
      {
        ...{ act: 'tray.release.AS_IS', subject: 'T-1 (1)', why: 'candled by hand', who: 'Ada' },
        ...{ before: '{"holdReason":"EGGS_WAIT","eggsWaiting":2}', after: '{"eggs":2}' },
      },
    ])
    expect([words, desk.held()]).toEqual([[1], []])
    expect(desk.release({ visitId: 1, how: 'AS_IS', why: 'again' }, ADA)).toEqual({ ok: false, refusal: 'NOT_ON_HOLD' })
  })

  it('keeps what the law of now does not let go on waiting', () => {
    const { desk, law, store, pass } = setUp()
    pass(1, WAITING, { reason: 'EGGS_WAIT' })
    law.allowed = new Set(['HOLD'])
    desk.release({ visitId: 1, how: 'AS_IS', why: 'candled by hand' }, ADA)
    expect(store.trays.tray(1)?.eggs.map(({ actionNow }) => actionNow)).toEqual(['KEEP', 'HOLD', 'HOLD'])
  })

  it('keeps it on the list while another passage is awaited, and takes it off when it leaves the line', () => {
    const { desk, store, pass } = setUp()
    pass(1, WAITING, { reason: 'EGGS_WAIT' })
    expect(desk.release({ visitId: 1, how: 'RESCAN', why: 'picture was bad' }, ADA)).toEqual({ ok: true })
    expect(desk.held()).toMatchObject([{ visitId: 1, rescanAsked: true }])
    expect(desk.release({ visitId: 1, how: 'TAKEN_OUT', why: 'tray broken' }, ADA)).toEqual({ ok: true })
    expect([desk.held(), store.trays.tray(1)?.eggs[1]?.actionNow]).toEqual([[], 'HOLD'])
  })

  it('does not let a tray go on as it is while nobody knows which eggs it holds', () => {
    const { desk, pass, words } = setUp()
    pass(1, [['FEMALE', 'KEEP']], { code: 'A' })
    pass(2, [['FEMALE', 'HOLD']], { code: 'A', reason: 'DOUBLE_PASSAGE' })
    expect(desk.held()).toMatchObject([{ visitId: 2, inQuestion: true, earlierVisitId: 1 }])
    const release = () => desk.release({ visitId: 2, how: 'AS_IS', why: 'as it is' }, ADA)
    expect(release()).toEqual({ ok: false, refusal: 'QUESTION_OPEN' })
    expect(desk.sayEggs({ visitId: 2, eggs: 'SAME_EGGS', why: 'came back by mistake' }, ADA)).toEqual({ ok: true })
    expect(desk.sayEggs({ visitId: 2, eggs: 'OTHER_EGGS', why: 'or not' }, ADA)).toEqual({
      ...{ ok: false, refusal: 'NO_QUESTION' },
    })
    expect(release()).toEqual({ ok: true })
    expect([desk.held(), words]).toEqual([[], [2, 2]])
  })

  it('says of a tray that it does not know that it does not know it', () => {
    const { desk } = setUp()
    const unknown = { ok: false, refusal: 'UNKNOWN_TRAY' }
    expect(desk.release({ visitId: 9, how: 'AS_IS', why: 'why' }, ADA)).toEqual(unknown)
    expect(desk.name({ visitId: 9, code: 'A', why: 'why' }, ADA)).toEqual(unknown)
    expect(desk.sayEggs({ visitId: 9, eggs: 'SAME_EGGS', why: 'why' }, ADA)).toEqual(unknown)
    expect(desk.planRefill({ batchId: BATCH, fromBatchId: BATCH, fromCode: 'A', toCode: 'B' })).toEqual(unknown)
    const transfer = { fromVisitId: 9, toVisitId: 8, moves: [], otherBatchWhy: null }
    expect(desk.transfer(transfer, ADA)).toEqual(unknown)
  })

  it('changes nothing when the disk refuses, and says so', () => {
    const { desk, store, pass, words } = setUp()
    pass(1, WAITING, { reason: 'EGGS_WAIT' })
    store.trays.failing = true
    expect(desk.release({ visitId: 1, how: 'AS_IS', why: 'why' }, ADA)).toEqual({ ok: false, refusal: 'NOT_SAVED' })
    expect([desk.held().length, words]).toEqual([1, []])
  })
})

describe('TrayDesk, with codes', () => {
  it('names a tray whose code could not be read, and tells all whose marks have changed', () => {
    const { desk, store, pass, deeds, words } = setUp()
    pass(1, [['FEMALE', 'KEEP']], { code: '' })
    pass(2, [['FEMALE', 'KEEP']], { code: 'A' })
    expect(desk.name({ visitId: 1, code: 'A', why: 'label was wet' }, ADA)).toEqual({ ok: true })
    expect(deeds).toMatchObject([
      { act: 'tray.name', subject: '?-1 (1)', before: '{"code":"?-1"}', after: '{"code":"A"}', why: 'label was wet' },
    ])
    expect(words).toEqual([1, 2])
    expect(store.trays.words).toMatchObject([{ visitId: 1, word: 'NAMED', why: 'label was wet', who: 'Ada' }])
    expect(desk.held()).toMatchObject([{ visitId: 2, reason: 'DOUBLE_PASSAGE', earlierVisitId: 1 }])
  })

  it('refuses the code that it has, and one that means that nobody knows', () => {
    const { desk, pass } = setUp()
    pass(1, [['FEMALE', 'KEEP']])
    expect(desk.name({ visitId: 1, code: 'T-1', why: 'why' }, ADA)).toEqual({ ok: false, refusal: 'SAME_CODE' })
    expect(desk.name({ visitId: 1, code: '?-7', why: 'why' }, ADA)).toEqual({ ok: false, refusal: 'CODE_NOT_USABLE' })
  })
})

describe('TrayDesk, with eggs that are moved', () => {
  const FULL = [
    ['FEMALE', 'KEEP'],
    ['FEMALE', 'KEEP'],
  ] as const
  const GAPS = [
    ['MALE', 'REMOVE_MALE'],
    ['INFERTILE', 'REMOVE_CLEAR'],
    ['EMPTY', 'NONE'],
  ] as const

  it('plans a refill by the codes of two trays, records it, and changes no count', () => {
    const { desk, pass, store, deeds } = setUp()
    pass(1, FULL)
    pass(2, GAPS)
    const plan = desk.planRefill({ batchId: BATCH, fromBatchId: BATCH, fromCode: 'T-1', toCode: 'T-2' })
    const moves = [0, 1].map((column) => ({ from: { row: 0, column }, to: { row: 0, column } }))
    expect(plan).toEqual({ ok: true, fromVisitId: 1, toVisitId: 2, gapsLeft: 1, moves })
    const before = store.batchSummary(BATCH)
    expect(desk.transfer({ fromVisitId: 1, toVisitId: 2, moves, otherBatchWhy: null }, ADA)).toEqual({ ok: true })
    expect(store.batchSummary(BATCH)).toEqual(before)
    expect(deeds).toMatchObject([{ act: 'egg.transfer', subject: '1 → 2', who: 'Ada' }])
    expect(desk.planRefill({ batchId: BATCH, fromBatchId: BATCH, fromCode: 'T-1', toCode: 'T-2' })).toEqual({
      ...{ ok: false, refusal: 'NOTHING_TO_MOVE' },
    })
    expect(desk.planRefill({ batchId: BATCH, fromBatchId: BATCH, fromCode: 'T-1', toCode: 'T-1' })).toEqual({
      ...{ ok: false, refusal: 'SAME_TRAY' },
    })
    expect(desk.transfer({ fromVisitId: 1, toVisitId: 2, moves, otherBatchWhy: null }, ADA)).toEqual({
      ...{ ok: false, refusal: 'NO_EGG_THERE' },
    })
  })

  it('mixes batches only with a reason, which stands in the trail', () => {
    const { desk, pass, store, deeds } = setUp()
    store.saveBatch(makeBatch({}, '2026-1121-02'))
    pass(1, FULL)
    pass(2, GAPS, { batchId: '2026-1121-02' })
    const move = { fromVisitId: 1, toVisitId: 2, moves: [{ from: { row: 0, column: 0 }, to: { row: 0, column: 0 } }] }
    expect(desk.transfer({ ...move, otherBatchWhy: null }, ADA)).toEqual({ ok: false, refusal: 'OTHER_BATCH' })
    expect(desk.transfer({ ...move, otherBatchWhy: 'last tray of the flock' }, ADA)).toEqual({ ok: true })
    expect(deeds).toMatchObject([{ why: 'last tray of the flock' }])
  })

  it('plans a refill with the eggs of an earlier batch, unless their tray has come by since', () => {
    const { desk, pass, store } = setUp()
    const earlier = '2026-1120-09'
    store.saveBatch(makeBatch({ state: 'closed' }, earlier))
    pass(1, FULL, { batchId: earlier })
    pass(2, GAPS)
    const wish = { batchId: BATCH, toCode: 'T-2', fromBatchId: earlier, fromCode: 'T-1' }
    expect(desk.planRefill(wish)).toMatchObject({ ok: true, fromVisitId: 1, toVisitId: 2, gapsLeft: 1 })
    expect(desk.planRefill({ ...wish, fromBatchId: BATCH })).toEqual({ ok: false, refusal: 'UNKNOWN_TRAY' })
    pass(3, FULL, { code: 'T-1' })
    expect(desk.planRefill(wish)).toEqual({ ok: false, refusal: 'USED_SINCE' })
    expect(desk.planRefill({ ...wish, fromBatchId: BATCH })).toMatchObject({ ok: true, fromVisitId: 3 })
  })
})

describe('TrayDesk, with flocks', () => {
  const ranges = [{ flock: 'Eight', from: { row: 0, column: 0 }, to: { row: 0, column: 2 } }]

  it('keeps them for a tray or for the batch, with what was there before', () => {
    const { desk, deeds } = setUp()
    expect(desk.setFlockRanges({ batchId: BATCH, code: '', ranges }, ADA)).toEqual({ ok: true })
    expect(desk.setFlockRanges({ batchId: BATCH, code: 'T-1', ranges: [] }, ADA)).toEqual({ ok: true })
    expect(desk.flockRanges({ batchId: BATCH, code: 'T-1' })).toEqual(ranges)
    expect(deeds.map(({ act, subject }) => [act, subject])).toEqual([
      ['batch.flocks', BATCH],
      ['batch.flocks', `${BATCH} T-1`],
    ])
  })

  it('refuses ranges that contradict each other, and a batch that is not there', () => {
    const { desk } = setUp()
    const set = (batchId: string, of: typeof ranges) => desk.setFlockRanges({ batchId, code: '', ranges: of }, ADA)
    expect(set('none', ranges)).toEqual({ ok: false, refusal: 'UNKNOWN_BATCH' })
    expect(set(BATCH, [...ranges, ...ranges])).toEqual({ ok: false, refusal: 'RANGES_OVERLAP' })
  })
})
