import { describe, expect, it } from 'vitest'
import { MemoryIntake } from '../../test/fake/memory-intake.ts'
import { ScriptedPredictor } from '../../test/fake/scripted-predictor.ts'
import { setUpPipeline } from '../../test/make/pipeline.ts'
import { MessageMaker, TEST_SESSION } from '../../test/make/scanner-messages.ts'
import { histogramQuantileMs } from '../base/latency-histogram.ts'
import { SCANNER_CREDIT_MAX } from './run.ts'

describe('Pipeline', () => {
  it('takes a scan from the message to the committed row and the sorter', async () => {
    const { time, store, pipeline, decisions, receive } = setUpPipeline()
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
    expect(store.start().releasedThrough).toBe(2)
  })

  it('measures from the last byte to durable and to the decision on the wire, late scans left out', async () => {
    const { time, intake, pipeline, receive } = setUpPipeline()
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
    const { ackable, decision } = pipeline.figures.latencyCounts
    const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
    expect([sum(ackable), sum(decision)]).toEqual([3, 1])
    expect(histogramQuantileMs(ackable, 0.5)).toBeLessThan(1)
    expect(histogramQuantileMs(ackable, 1)).toBeGreaterThan(900)
    expect(histogramQuantileMs(decision, 1)).toBeGreaterThan(27)
    expect(histogramQuantileMs(decision, 1)).toBeLessThan(34)
  })

  it('acknowledges nothing that the journal refused, and goes on by itself when space returns', async () => {
    const { time, intake, pipeline, store, receive } = setUpPipeline()
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
    const { time, store, pipeline, receive } = setUpPipeline()
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

  it('counts a message that comes again once', async () => {
    const { time, store, pipeline, receive } = setUpPipeline()
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
    expect(pipeline.figures.duplicates).toBe(3)
  })

  it('counts a record once that stands twice in the journal, for example after a write that failed late', async () => {
    const intake = new MemoryIntake()
    const make = new MessageMaker()
    const { type, sequence, payload, ...rest } = make.trayBegin(1)
    const record = { type, sequence, payload, ...TEST_SESSION, arrivedWallMs: rest.arrivedWallMs, batchId: 'B1' }
    await intake.append(record)
    await intake.append(record)
    const { time, store } = setUpPipeline({ intake })
    await time.advance(1)
    expect(store.visits.size).toBe(1)
  })

  it('keeps what it cannot use, with the reason, in its place behind what waits for the model', async () => {
    const { time, store, pipeline, receive } = setUpPipeline()
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
    const { time, store, pipeline, receive } = setUpPipeline({ batchId: null })
    const predictor = new ScriptedPredictor()
    pipeline.setPredictor(predictor)
    const make = new MessageMaker()
    receive(make.trayBegin(1), make.scan({}))
    await time.advance(1)
    predictor.answerAll()
    await time.advance(1)
    expect(store.scans[0]?.decision).toMatchObject({ action: 'HOLD', reason: 'NO_BATCH' })
  })

  it('asks again for the scans that inference died with, and decides each once', async () => {
    const { time, store, pipeline, receive } = setUpPipeline()
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
    const { time, store, pipeline, receive } = setUpPipeline()
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
})
