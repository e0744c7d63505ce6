import { beforeEach, describe, expect, it } from 'vitest'
import { ovoscope } from '../../proto/gen/scanner.js'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { MemoryStore } from '../../test/fake/memory-store.ts'
import { makePrediction } from '../../test/fake/scripted-predictor.ts'
import { circumstances as makeCircumstances, trusted } from '../../test/make/law.ts'
import { MessageMaker, TEST_SESSION } from '../../test/make/scanner-messages.ts'
import { makeJudged, makeWork } from '../../test/make/works.ts'
import { DEFAULT_RECIPE } from '../domain/recipe/recipe.ts'
import { buildGroup, type DecisionCircumstances } from './build-group.ts'
import { MESSAGE_TYPE } from './frame/message-type.ts'
import { sending } from './sending.ts'
import { TrayBook } from './tray-book.ts'
import type { Work } from './work.ts'

const { Scan } = ovoscope.scanner.v1
const MALE = makePrediction({ female: 0.01 })

let time: ManualTime
let make: MessageMaker
let trays: TrayBook
let batchId: string | null
let circumstances: DecisionCircumstances
let asked: (string | null)[]
let reachable: boolean

beforeEach(() => {
  time = new ManualTime()
  make = new MessageMaker()
  trays = new TrayBook({ openVisits: [], nextVisitId: 1 })
  batchId = 'B1'
  circumstances = makeCircumstances()
  asked = []
  reachable = true
})

function build(...works: readonly Work[]) {
  const parts = {
    ...{ clock: time, store: new MemoryStore() },
    clockTrusted: () => true,
    sorterReachable: () => reachable,
    circumstances: (of: string | null) => {
      asked.push(of)
      return circumstances
    },
  }
  const group = buildGroup(
    works.map((work) => ({ ...work, batchId })),
    trays,
    parts,
  )
  const askedToDecide = [...asked]
  const { decisions } = sending(group, parts)
  asked = askedToDecide
  return { ...group, decisions }
}

function begin(tray = 1): Work {
  return makeWork(make.trayBegin(tray))
}

describe('buildGroup', () => {
  it('makes one row, one decision and one picture of a judged scan', async () => {
    const works = [begin(), makeJudged(make.scan({ row: 1, column: 2, attempt: 2 }), MALE)]
    await time.advance(40)
    const group = build(...works)
    expect(group.works).toEqual(works)
    expect(group.commit.items.map(({ kind }) => kind)).toEqual(['tray-begin', 'scan'])
    expect(group.commit.received).toEqual([1, 2].map((sequence) => ({ ...TEST_SESSION, sequence })))
    expect(group.commit.releasedThrough).toBe(2)
    const place = { row: 1, column: 2, attempt: 2 }
    expect(group.decisions).toEqual([
      { scanSequence: 2, traySequence: 1, ...place, eggClass: 'MALE', action: 'REMOVE_MALE', deadlineUs: 15_000_005 },
    ])
    expect(group.judged[0]?.decided).toMatchObject({
      ...{ visitId: 1, batchId: 'B1', cell: { row: 1, column: 2 }, attempt: 2, prediction: MALE, latencyMs: 40 },
      decidedWallMs: time.wallMs(),
      recipe: { id: DEFAULT_RECIPE.id, version: DEFAULT_RECIPE.version },
    })
  })

  it('tells no latency of a scan that came late: it waited for a link or a station, not for its decision', async () => {
    const works = [begin(), makeJudged(make.scan({}), MALE, { late: true }), makeJudged(make.scan({ row: 1 }), MALE)]
    await time.advance(40)
    expect(build(...works).judged.map(({ decided }) => decided.latencyMs)).toEqual([undefined, 40])
  })

  it('marks the same eggs for the sample at every attempt, whatever they are called, and changes no decision by it', () => {
    const cells = Array.from({ length: 150 }, (_, n) => ({ row: Math.floor(n / 15), column: n % 15 }))
    const judge = (attempt: number, female: number) =>
      build(...cells.map((cell) => makeJudged(make.scan({ ...cell, attempt }), makePrediction({ female })))).judged
    build(makeWork(make.trayBegin(1, { rows: 10, columns: 15 })))
    const plain = judge(1, 0.01)
    circumstances = makeCircumstances({ recipe: { ...DEFAULT_RECIPE, sampleShare: 0.05 } })
    const marked = [judge(2, 0.01), judge(3, 0.5)].map((judged) => judged.map(({ decided }) => decided.sampled))
    expect(plain.some(({ decided }) => decided.sampled)).toBe(false)
    expect(marked[0]).toEqual(marked[1])
    expect(marked[0]?.filter(Boolean).length).toBeGreaterThan(0)
    expect(marked[0]?.filter(Boolean).length).toBeLessThan(20)
    expect(judge(1, 0.01).map(({ decided }) => decided.decision)).toEqual(plain.map(({ decided }) => decided.decision))
  })

  it('takes nothing without a batch into a sample', () => {
    batchId = null
    circumstances = makeCircumstances({ recipe: { ...DEFAULT_RECIPE, sampleShare: 1 } })
    expect(build(begin(), makeJudged(make.scan({}), MALE)).judged[0]?.decided.sampled).toBe(false)
  })

  it('gives a tray the batch that is open when it begins, and its eggs that batch to the end', () => {
    build(begin())
    batchId = 'B2'
    const { judged } = build(makeJudged(make.scan({}), MALE), begin(2), makeJudged(make.scan({ tray: 2 }), MALE))
    expect(judged.map(({ decided }) => decided.batchId)).toEqual(['B1', 'B2'])
    expect(asked).toEqual(['B1', 'B2'])
  })

  it('holds eggs without a batch', () => {
    batchId = null
    const { decisions, judged } = build(begin(), makeJudged(make.scan({}), MALE))
    expect(decisions[0]?.action).toBe('HOLD')
    expect(judged[0]?.decided.decision.reason).toBe('NO_BATCH')
  })

  it('asks the law afresh for every scan, because time goes on', () => {
    build(begin())
    const before = build(makeJudged(make.scan({}), MALE))
    circumstances = makeCircumstances({ age: trusted(288) })
    const after = build(makeJudged(make.scan({ column: 1 }), MALE))
    expect([before, after].map(({ decisions }) => decisions[0]?.action)).toEqual(['REMOVE_MALE', 'KEEP'])
  })

  it('holds the tray once when a decision can no longer be in time', () => {
    const late = [0, 1].map((column) => makeJudged(make.scan({ column }), MALE, { late: true }))
    const { commit, decisions } = build(begin(), ...late)
    expect(commit.items.map(({ kind }) => kind)).toEqual(['tray-begin', 'tray-state', 'scan', 'scan'])
    expect(commit.items[1]).toEqual({ kind: 'tray-state', visitId: 1, state: 'held', reason: 'LINK_LOST' })
    expect(decisions.map(({ action }) => action)).toEqual(['HOLD', 'HOLD'])
  })

  it('holds an egg whose decision comes too late for the sorter, or cannot reach it', async () => {
    build(begin())
    const scans = [0, 1, 2].map((column) => makeJudged(make.scan({ column }), MALE))
    reachable = false
    const cut = build(scans[0]!)
    reachable = true
    await time.advance(DEFAULT_RECIPE.sorterDeadlineMs)
    const inTime = build(scans[1]!)
    await time.advance(1)
    const late = build(scans[2]!)
    expect([cut, inTime, late].map(({ decisions }) => decisions[0]?.action)).toEqual(['HOLD', 'REMOVE_MALE', 'HOLD'])
    expect(late.judged[0]?.decided.decision).toMatchObject({ eggClass: 'MALE', reason: 'TOO_LATE' })
  })

  it('keeps a scan for a tray that nobody announced, and one beside the tray, with their reasons and bytes', () => {
    const unknown = makeJudged(make.scan({ tray: 9 }), MALE)
    const beside = [makeJudged(make.scan({ row: 2 }), MALE), makeJudged(make.scan({ column: 3 }), MALE)]
    const { commit, decisions, judged } = build(begin(), unknown, ...beside)
    expect(commit.items.slice(1).map((item) => (item.kind === 'rejected' ? item.message.reason : item.kind))).toEqual([
      'UNKNOWN_TRAY',
      'CELL_OUT_OF_TRAY',
      'CELL_OUT_OF_TRAY',
    ])
    expect(commit.items[1]).toMatchObject({ message: { identity: unknown.identity, payload: unknown.payload } })
    expect([decisions, judged]).toEqual([[], []])
    expect(commit.received).toHaveLength(4)
  })

  it('makes an egg unreadable whose message was at fault, and keeps the message too', () => {
    const bad = { traySequence: 1, row: 0, column: 1, attempt: 1, coil: 0, capturedAtUs: 1 }
    const payload = Scan.encode({ ...bad, width: 4000, height: 4, channels: 1, slices: 1 }).finish()
    const { commit, judged } = build(begin(), makeWork(make.raw(MESSAGE_TYPE.SCAN, payload)))
    expect(commit.items.map(({ kind }) => kind)).toEqual(['tray-begin', 'rejected', 'scan'])
    const decision = { eggClass: 'UNREADABLE', action: 'RESCAN', reason: 'BAD_IMAGE', confidence: 0 }
    expect(judged[0]?.decided.decision).toEqual(decision)
  })

  it('says that the model failed where it was the model', () => {
    const { judged } = build(begin(), makeJudged(make.scan({}), undefined))
    expect(judged[0]?.decided.decision).toMatchObject({ eggClass: 'UNREADABLE', reason: 'MODEL_FAILED' })
  })

  it('gives the hold as the reason, not the fault, for a faulty message without a batch', () => {
    batchId = null
    const bad = { traySequence: 1, row: 0, column: 1, attempt: 1, coil: 0, capturedAtUs: 1 }
    const payload = Scan.encode({ ...bad, width: 4000, height: 4, channels: 1, slices: 1 }).finish()
    const { judged } = build(begin(), makeWork(make.raw(MESSAGE_TYPE.SCAN, payload)))
    expect(judged[0]?.decided.decision).toMatchObject({ action: 'HOLD', reason: 'NO_BATCH' })
  })

  it('ends a tray as the store left its eggs', async () => {
    build(begin(), begin(2))
    const after = { eggClass: 'UNCERTAIN', action: 'RESCAN', attempt: 1 } as const
    trays.apply([{ visitId: 2, batchId: 'B1', cell: { row: 0, column: 0 }, before: undefined, after }])
    const first = build(makeWork({ ...make.trayEnd(1), arrivedWallMs: 1234 }))
    expect(first.commit.items).toEqual([{ kind: 'tray-end', visitId: 1, endedWallMs: 1234, state: 'complete' }])
    expect(build(makeWork(make.trayEnd(2))).commit.items[0]).toMatchObject({ visitId: 2, state: 'held' })
    expect(build(makeWork(make.trayEnd(2))).commit.items[0]).toMatchObject({ message: { reason: 'UNKNOWN_TRAY' } })
  })

  it('stores what the sorter carried out, also after the tray has left the scanner', () => {
    build(begin(), makeWork(make.trayEnd(1)), begin(2))
    const ack = makeWork({
      ...make.sorterAck({ tray: 1, row: 1, column: 2 }, { tray: 2, attempt: 2 }),
      arrivedWallMs: 77,
    })
    expect(build(ack).commit.items).toEqual([
      { kind: 'sorter-ack', visitId: 1, cell: { row: 1, column: 2 }, attempt: 1, action: 'KEEP', atWallMs: 77 },
      { kind: 'sorter-ack', visitId: 2, cell: { row: 0, column: 0 }, attempt: 2, action: 'KEEP', atWallMs: 77 },
    ])
  })

  it('keeps a sorter’s message that names a tray or a cell nobody knows, and what it says of the others', () => {
    build(begin())
    const unknown = build(makeWork(make.sorterAck({ tray: 1 }, { tray: 8 }, { tray: 9 })))
    expect(unknown.commit.items.map((item) => (item.kind === 'rejected' ? item.message.reason : item.kind))).toEqual([
      'sorter-ack',
      'UNKNOWN_TRAY',
    ])
    const beside = build(makeWork(make.sorterAck({ tray: 1, row: 5 })))
    expect(beside.commit.items).toMatchObject([{ kind: 'rejected', message: { reason: 'CELL_OUT_OF_TRAY' } }])
  })

  it('keeps what is no message of ours', () => {
    const { commit } = build(makeWork(make.raw(0x1e, Uint8Array.of(7))))
    expect(commit.items).toMatchObject([{ kind: 'rejected', message: { type: 0x1e, reason: 'UNKNOWN_MESSAGE' } }])
  })

  it('refuses to build nothing', () => {
    expect(() => build()).toThrow('never empty')
  })
})
