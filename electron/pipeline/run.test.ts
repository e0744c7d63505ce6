import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { MemoryIntake } from '../../test/fake/memory-intake.ts'
import { MemoryStore } from '../../test/fake/memory-store.ts'
import { makePrediction, ScriptedPredictor } from '../../test/fake/scripted-predictor.ts'
import { MessageMaker, TEST_SESSION } from '../../test/make/scanner-messages.ts'
import { histogramQuantileMs } from '../base/latency-histogram.ts'
import { jurisdictionProfile } from '../domain/jurisdiction.ts'
import { DEFAULT_RECIPE } from '../domain/recipe.ts'
import { silentLogger } from '../log/logger.ts'
import type { SequencedMessage, SorterDecision } from '../scanner/link.ts'
import { Pipeline, SCANNER_CREDIT_MAX } from './run.ts'

const GERMANY = jurisdictionProfile('DE')

function setUp(parts: { intake?: MemoryIntake; store?: MemoryStore; batchId?: string | null } = {}) {
  const time = new ManualTime()
  const around = {
    batchId: parts.batchId === undefined ? 'B1' : parts.batchId,
    hours: 200,
    reachable: true,
    asked: [] as (string | null)[],
  }
  const intake = parts.intake ?? new MemoryIntake()
  const store = parts.store ?? new MemoryStore()
  const decisions: SorterDecision[] = []
  if (GERMANY === undefined) throw new Error('no profile')
  const profile = GERMANY
  const pipeline = new Pipeline({
    ...{ intake, store, start: store.start(), clock: time, timers: time, log: silentLogger },
    sorterReachable: () => around.reachable,
    batchForNewTray: () => around.batchId,
    circumstances: (batchId) => {
      around.asked.push(batchId)
      return { recipe: DEFAULT_RECIPE, profile, age: { hours: around.hours, trust: 'trusted' } }
    },
    onProgress: () => undefined,
    sendDecisions: (some) => {
      decisions.push(...some)
      return true
    },
    onCommitted: () => undefined,
    onDiskState: () => undefined,
  })
  const receive = (...messages: SequencedMessage[]) => {
    for (const message of messages) pipeline.receive({ ...message, arrivedMonoMs: time.monoMs() })
  }
  return { time, intake, store, pipeline, decisions, receive, around }
}

describe('Pipeline', () => {
  it('takes a scan from the message to the committed row and the sorter', async () => {
    const { time, store, pipeline, decisions, receive } = setUp()
    const predictor = new ScriptedPredictor()
    pipeline.setPredictor(predictor)
    const make = new MessageMaker()
    receive(make.trayBegin(1), make.scan({ row: 1, column: 2 }))
    await time.advance(1)
    expect(pipeline.have(TEST_SESSION)).toEqual([{ from: 1, to: 2 }])
    expect(decisions).toEqual([])
    predictor.answerAll()
    await time.advance(1)
    expect(store.scans).toHaveLength(1)
    expect(decisions).toMatchObject([{ traySequence: 1, row: 1, column: 2, eggClass: 'FEMALE', action: 'KEEP' }])
    expect(pipeline.backlog).toBe(0)
    expect(store.releasedThrough).toBe(2)
  })

  it('measures from the last byte to durable and to the decision on the wire, late scans left out', async () => {
    const { time, intake, pipeline, receive } = setUp()
    const predictor = new ScriptedPredictor()
    pipeline.setPredictor(predictor)
    const make = new MessageMaker()
    intake.failing = true
    receive({ ...make.trayBegin(1), arrivedMonoMs: time.monoMs() })
    intake.failing = false
    await time.advance(1100)
    const scan = { ...make.scan({ column: 1 }), arrivedMonoMs: time.monoMs() }
    receive(scan, { ...make.scan({ column: 2 }, true), arrivedMonoMs: time.monoMs() })
    await time.advance(30)
    predictor.answerAll()
    await time.advance(1)
    const { ackable, decision } = pipeline.latencyCounts
    const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
    expect([sum(ackable), sum(decision)]).toEqual([3, 1])
    expect(histogramQuantileMs(ackable, 0.5)).toBeLessThan(1)
    expect(histogramQuantileMs(ackable, 1)).toBeGreaterThan(900)
    expect(histogramQuantileMs(decision, 1)).toBeGreaterThan(27)
    expect(histogramQuantileMs(decision, 1)).toBeLessThan(34)
  })

  it('acknowledges nothing that the journal refused, and goes on by itself when space returns', async () => {
    const { time, intake, pipeline, store, receive } = setUp()
    pipeline.setPredictor(new ScriptedPredictor())
    intake.failing = true
    const make = new MessageMaker()
    receive(make.trayBegin(1))
    await time.advance(500)
    expect(pipeline.have(TEST_SESSION)).toEqual([])
    expect(pipeline.credit).toBe(0)
    intake.failing = false
    await time.advance(1000)
    expect(pipeline.have(TEST_SESSION)).toEqual([{ from: 1, to: 1 }])
    expect(pipeline.credit).toBe(SCANNER_CREDIT_MAX)
    expect(store.visits.size).toBe(1)
  })

  it('keeps scans when the database refuses, and commits them once when it recovers', async () => {
    const { time, store, pipeline, receive } = setUp()
    store.failing = true
    const make = new MessageMaker()
    receive(make.trayBegin(1))
    await time.advance(2500)
    expect(pipeline.backlog).toBe(1)
    store.failing = false
    await time.advance(1000)
    expect(pipeline.backlog).toBe(0)
    expect([...store.visits.keys()]).toEqual([1])
  })

  it('decides again when the disk is back: what was lawful when it refused is not sent after the limit', async () => {
    const { time, store, pipeline, receive, decisions, around } = setUp()
    const male = makePrediction({ female: 0.02 })
    const predictor = new ScriptedPredictor(() => male)
    pipeline.setPredictor(predictor)
    const make = new MessageMaker()
    receive(make.trayBegin(1))
    await time.advance(5)
    store.failing = true
    receive(make.scan({}))
    await time.advance(5)
    predictor.answerAll()
    await time.advance(5_000)
    around.hours = 289
    store.failing = false
    await time.advance(1_500)
    expect(store.scans.map(({ decision }) => decision)).toMatchObject([{ eggClass: 'MALE', action: 'KEEP' }])
    expect(decisions).toMatchObject([{ action: 'KEEP' }])
    expect(store.visits.size).toBe(1)
  })

  it('asks a disk that refuses once a second, however many messages wait', async () => {
    const { time, store, pipeline, receive } = setUp()
    let tries = 0
    const commit = store.commit.bind(store)
    store.commit = (group) => {
      tries++
      return commit(group)
    }
    store.failing = true
    const make = new MessageMaker()
    for (let tray = 1; tray <= 50; tray++) {
      receive(make.trayBegin(tray))
      await time.advance(100)
    }
    expect(tries).toBeLessThanOrEqual(6)
    store.failing = false
    await time.advance(1_100)
    expect([store.visits.size, pipeline.backlog]).toEqual([50, 0])
  })

  it('keeps a message with the batch in which it arrived, through waiting, closing and a crash', async () => {
    const { time, store, intake, pipeline, receive, around } = setUp({ batchId: 'A' })
    const make = new MessageMaker()
    receive(make.trayBegin(1), make.scan({}), make.trayEnd(1), make.trayBegin(2), make.scan({ tray: 2 }))
    await time.advance(5)
    around.batchId = 'B'
    pipeline.close()
    const next = setUp({ intake, store, batchId: 'B' })
    const predictor = new ScriptedPredictor()
    next.pipeline.setPredictor(predictor)
    for (let turn = 0; turn < 4; turn++) {
      await next.time.advance(5)
      predictor.answerAll()
    }
    expect([...store.visits.values()].map((visit) => visit.batchId)).toEqual(['A', 'A'])
    expect(new Set(next.around.asked)).toEqual(new Set(['A']))
  })

  it('lets no scan stand in front of its tray, nor a tray end in front of its scans', async () => {
    const { time, store, pipeline, receive } = setUp()
    const predictor = new ScriptedPredictor()
    pipeline.setPredictor(predictor)
    const make = new MessageMaker()
    const [begin, first, second, end] = [make.trayBegin(1), make.scan({}), make.scan({ column: 1 }), make.trayEnd(1, 2)]
    receive(first, end)
    await time.advance(200)
    expect([pipeline.have(TEST_SESSION), store.items]).toEqual([[], []])
    receive(begin)
    await time.advance(200)
    receive(second)
    for (let turn = 0; turn < 4; turn++) {
      await time.advance(5)
      predictor.answerAll()
    }
    expect(store.items.map(({ kind }) => kind)).toEqual(['tray-begin', 'scan', 'scan', 'tray-end'])
    expect(store.items.at(-1)).toMatchObject({ state: 'complete' })
  })

  it('keeps the order when the journal refuses one message in the middle', async () => {
    const { time, store, intake, pipeline, receive } = setUp()
    const predictor = new ScriptedPredictor()
    pipeline.setPredictor(predictor)
    const make = new MessageMaker()
    intake.failing = true
    receive(make.trayBegin(1))
    await time.advance(5)
    intake.failing = false
    receive(make.scan({}), make.trayEnd(1, 1))
    await time.advance(500)
    expect(pipeline.have(TEST_SESSION)).toEqual([])
    for (let turn = 0; turn < 4; turn++) {
      await time.advance(600)
      predictor.answerAll()
    }
    expect(store.items.map(({ kind }) => kind)).toEqual(['tray-begin', 'scan', 'tray-end'])
  })

  it('holds an egg whose decision comes after the sorter needed it, or finds no way to the sorter', async () => {
    const { time, store, pipeline, receive, around } = setUp()
    const predictor = new ScriptedPredictor()
    const make = new MessageMaker()
    receive(make.trayBegin(1), make.scan({ column: 0 }))
    await time.advance(DEFAULT_RECIPE.sorterDeadlineMs + 1)
    pipeline.setPredictor(predictor)
    predictor.answerAll()
    await time.advance(5)
    around.reachable = false
    receive(make.scan({ column: 1 }))
    await time.advance(5)
    predictor.answerAll()
    await time.advance(5)
    expect(store.scans.map(({ decision }) => [decision.action, decision.reason])).toEqual([
      ['HOLD', 'LINK_LOST'],
      ['HOLD', 'LINK_LOST'],
    ])
  })

  it('ends the tray of a scanner that was switched off under it as held', async () => {
    const { time, store, receive } = setUp()
    receive(new MessageMaker().trayBegin(1))
    await time.advance(5)
    receive(new MessageMaker({ ...TEST_SESSION, sessionId: '00000000000000b2' }).trayBegin(1))
    await time.advance(5)
    expect(store.items.map((item) => [item.kind, item.kind === 'tray-end' && item.state])).toEqual([
      ['tray-begin', false],
      ['tray-end', 'held'],
      ['tray-begin', false],
    ])
  })

  it('counts a message that comes again once', async () => {
    const { time, store, pipeline, receive } = setUp()
    const predictor = new ScriptedPredictor()
    pipeline.setPredictor(predictor)
    const make = new MessageMaker()
    const begin = make.trayBegin(1)
    const scan = make.scan({})
    receive(begin, scan, scan, begin)
    await time.advance(1)
    receive(scan)
    predictor.answerAll()
    await time.advance(1)
    expect(store.scans).toHaveLength(1)
    expect(pipeline.duplicates).toBe(3)
  })

  it('counts a record once that stands twice in the journal, for example after a write that failed late', async () => {
    const intake = new MemoryIntake()
    const make = new MessageMaker()
    const { type, sequence, payload, ...rest } = make.trayBegin(1)
    const record = { type, sequence, payload, ...TEST_SESSION, arrivedWallMs: rest.arrivedWallMs, batchId: 'B1' }
    await intake.append(record)
    await intake.append(record)
    const { time, store } = setUp({ intake })
    await time.advance(1)
    expect(store.visits.size).toBe(1)
  })

  it('asks again for the scans that inference died with, and decides each once', async () => {
    const { time, store, pipeline, receive } = setUp()
    const first = new ScriptedPredictor()
    pipeline.setPredictor(first)
    const make = new MessageMaker()
    receive(make.trayBegin(1), make.scan({ column: 0 }), make.scan({ column: 1 }), make.scan({ column: 2 }))
    await time.advance(1)
    for (const batch of first.batches) batch.die()
    await time.advance(1)
    expect(store.scans).toHaveLength(0)
    const second = new ScriptedPredictor()
    pipeline.setPredictor(second)
    for (let turn = 0; turn < 5; turn++) {
      await time.advance(1)
      second.answerAll()
    }
    await time.advance(1)
    expect(store.scans.map((scan) => scan.cell.column)).toEqual([0, 1, 2])
    expect(store.scans.every((scan) => scan.decision.eggClass === 'FEMALE')).toBe(true)
  })

  it('parks the one scan that ends inference again and again as unreadable, and no other', async () => {
    const { time, store, pipeline, receive } = setUp()
    const make = new MessageMaker()
    receive(make.trayBegin(1), make.scan({ column: 0 }), make.scan({ column: 1 }))
    await time.advance(1)
    for (let life = 0; life < 6; life++) {
      const predictor = new ScriptedPredictor()
      pipeline.setPredictor(predictor)
      await time.advance(1)
      for (let batch = predictor.batches.shift(); batch !== undefined; batch = predictor.batches.shift()) {
        const deadly = batch.images.some((image) => image.pixels[0] === 1)
        // What is under way ends with the process.
        if (deadly) for (const one of [batch, ...predictor.batches.splice(0)]) one.die()
        else batch.answer()
        await time.advance(1)
      }
    }
    const byColumn = new Map(store.scans.map((scan) => [scan.cell.column, scan.decision.eggClass]))
    expect(byColumn).toEqual(
      new Map([
        [0, 'FEMALE'],
        [1, 'UNREADABLE'],
      ]),
    )
  })

  it('holds eggs whose decision came too late for the sorter, and heals them by a further attempt', async () => {
    const { time, store, pipeline, receive } = setUp()
    const predictor = new ScriptedPredictor()
    pipeline.setPredictor(predictor)
    const make = new MessageMaker()
    receive(make.trayBegin(1), make.scan({ column: 0 }, true))
    await time.advance(1)
    predictor.answerAll()
    await time.advance(1)
    expect(store.scans[0]?.decision).toMatchObject({ action: 'HOLD', reason: 'LINK_LOST' })
    expect(store.items).toContainEqual({ kind: 'tray-state', visitId: 1, state: 'held', reason: 'LINK_LOST' })
    receive(make.scan({ column: 0, attempt: 2 }), make.trayEnd(1))
    await time.advance(1)
    predictor.answerAll()
    await time.advance(2)
    expect(store.items.at(-1)).toMatchObject({ kind: 'tray-end', state: 'complete' })
  })

  it('keeps what it cannot use, with the reason, in its place behind what waits for the model', async () => {
    const { time, store, pipeline, receive } = setUp()
    const make = new MessageMaker()
    receive(make.scan({ tray: 9 }), make.raw(0x1f, Uint8Array.of(1)), make.raw(0x11, Uint8Array.of(255)))
    await time.advance(1)
    expect(store.items).toEqual([])
    const predictor = new ScriptedPredictor()
    pipeline.setPredictor(predictor)
    predictor.answerAll()
    await time.advance(1)
    const reasons = store.items.map((item) => (item.kind === 'rejected' ? item.message.reason : item.kind))
    expect(reasons).toEqual(['UNKNOWN_TRAY', 'UNKNOWN_MESSAGE', 'NOT_PROTOBUF'])
  })

  it('holds everything that comes without a batch', async () => {
    const { time, store, pipeline, receive } = setUp({ batchId: null })
    const predictor = new ScriptedPredictor()
    pipeline.setPredictor(predictor)
    const make = new MessageMaker()
    receive(make.trayBegin(1), make.scan({}))
    await time.advance(1)
    predictor.answerAll()
    await time.advance(1)
    expect(store.scans[0]?.decision).toMatchObject({ action: 'HOLD', reason: 'NO_BATCH' })
  })

  it('loses and doubles nothing, whatever order of crashes, refusals and repeats', async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.constant('send' as const) },
      { weight: 3, arbitrary: fc.constant('answer' as const) },
      fc.constantFrom('die', 'crash', 'journal-full', 'journal-free', 'store-full', 'store-free', 'resend'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
        const make = new MessageMaker()
        const sent: SequencedMessage[] = [make.trayBegin(1, { rows: 20, columns: 20 })]
        let run = setUp()
        let predictor = new ScriptedPredictor()
        run.pipeline.setPredictor(predictor)
        run.receive(...sent)
        for (const now of steps) {
          if (now === 'send') {
            const index = sent.length - 1
            const scan = make.scan({ row: Math.floor(index / 20), column: index % 20 })
            sent.push(scan)
            run.receive(scan)
          } else if (now === 'answer') predictor.answerAll()
          else if (now === 'resend') run.receive(...sent)
          else if (now === 'journal-full') run.intake.failing = true
          else if (now === 'journal-free') run.intake.failing = false
          else if (now === 'store-full') run.store.failing = true
          else if (now === 'store-free') run.store.failing = false
          else {
            for (const batch of predictor.batches.splice(0)) batch.die()
            // A crash of the station: a new pipeline on the same journal and the same database.
            if (now === 'crash') {
              run.pipeline.close()
              run = setUp({ intake: run.intake, store: run.store })
            }
            predictor = new ScriptedPredictor()
            run.pipeline.setPredictor(predictor)
          }
          await run.time.advance(1)
        }
        run.intake.failing = false
        run.store.failing = false
        for (let turn = 0; turn < 200 && (turn < 3 || run.pipeline.backlog > 0); turn++) {
          run.receive(...sent)
          await run.time.advance(1100)
          predictor.answerAll()
        }
        await run.time.advance(1100)
        const sequences = run.store.scans.map((scan) => scan.identity.sequence).sort((a, b) => a - b)
        expect(sequences).toEqual(sent.slice(1).map((scan) => scan.sequence))
        expect(run.store.visits.size).toBe(1)
        expect(run.store.eggs.size).toBe(sent.length - 1)
      }),
      { numRuns: 150 },
    )
  })
})
