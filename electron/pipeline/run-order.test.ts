import { describe, expect, it } from 'vitest'
import { makePrediction, ScriptedPredictor } from '../../test/fake/scripted-predictor.ts'
import { setUpPipeline } from '../../test/make/pipeline.ts'
import { MessageMaker, TEST_SESSION } from '../../test/make/scanner-messages.ts'
import { DEFAULT_RECIPE } from '../domain/recipe/recipe.ts'

describe('Pipeline, under refusals', () => {
  it('lets no scan stand in front of its tray, nor a tray end in front of its scans', async () => {
    const { time, store, pipeline, receive } = setUpPipeline()
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

  it('ends a tray whose session is over, but not while messages of that session wait for an earlier one', async () => {
    const { time, store, pipeline, receive, around } = setUpPipeline()
    const predictor = new ScriptedPredictor()
    pipeline.setPredictor(predictor)
    const make = new MessageMaker()
    const [begin, lost, later] = [make.trayBegin(1), make.scan({}), make.scan({ column: 1 })]
    receive(begin, later)
    await time.advance(200)
    expect(lost.sequence).toBeLessThan(later.sequence)
    const kinds = () => store.items.map(({ kind }) => kind)
    const tick = async (forMs: number) => {
      for (let ms = 0; ms < forMs; ms += 200) {
        pipeline.tick()
        await time.advance(200)
        predictor.answerAll()
      }
    }
    await tick(1_000)
    around.sessionIsOver = true
    await tick(1_000)
    expect(kinds()).toEqual(['tray-begin'])
    await tick(8_000)
    expect(kinds()).toEqual(['tray-begin', 'scan', 'tray-end'])
    expect(store.items.at(-1)).toMatchObject({ state: 'held', reason: 'INCOMPLETE' })
    await tick(1_000)
    expect(kinds()).toHaveLength(3)
  })

  it('keeps the order when the journal refuses one message in the middle', async () => {
    const { time, store, intake, pipeline, receive } = setUpPipeline()
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

  it('keeps a message with the batch in which it arrived, through waiting, closing and a crash', async () => {
    const { time, store, intake, pipeline, receive, around } = setUpPipeline({ batchId: 'B1' })
    const make = new MessageMaker()
    receive(make.trayBegin(1), make.scan({}), make.trayEnd(1), make.trayBegin(2), make.scan({ tray: 2 }))
    await time.advance(5)
    around.batchId = 'B2'
    pipeline.close()
    const next = setUpPipeline({ intake, store, batchId: 'B2' })
    const predictor = new ScriptedPredictor()
    next.pipeline.setPredictor(predictor)
    for (let turn = 0; turn < 4; turn++) {
      await next.time.advance(5)
      predictor.answerAll()
    }
    expect([...store.visits.values()].map((visit) => visit.batchId)).toEqual(['B1', 'B1'])
    expect(new Set(next.around.asked)).toEqual(new Set(['B1']))
  })

  it('ends the tray of a scanner that was switched off under it as held', async () => {
    const { time, store, receive } = setUpPipeline()
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

  it('decides again when the disk is back: what was lawful when it refused is not sent after the limit', async () => {
    const { time, store, pipeline, receive, decisions, around } = setUpPipeline()
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

  it('sends no removal that became unlawful while it was being committed, and puts its tray on hold', async () => {
    const { time, store, pipeline, receive, decisions, around } = setUpPipeline()
    const predictor = new ScriptedPredictor(() => makePrediction({ female: 0.02 }))
    pipeline.setPredictor(predictor)
    const make = new MessageMaker()
    receive(make.trayBegin(1), make.scan({}))
    await time.advance(5)
    const commit = store.commit.bind(store)
    store.commit = (group) => {
      around.hours = 289
      return commit(group)
    }
    predictor.answerAll()
    await time.advance(50)
    expect(store.scans.map(({ decision }) => decision.action)).toEqual(['REMOVE_MALE'])
    expect(decisions).toEqual([])
    expect(store.items.at(-1)).toEqual({ kind: 'not-removed', visitId: 1, cell: { row: 0, column: 0 }, attempt: 1 })
    expect(store.trays.tray(1)).toMatchObject({ holdReason: 'NOT_SENT', eggs: [{ actionNow: 'HOLD' }] })
    receive(make.trayEnd(1))
    await time.advance(50)
    expect(store.items.at(-1)).toMatchObject({ kind: 'tray-end', state: 'held' })
  })

  it('asks a disk that refuses once a second, however many messages wait', async () => {
    const { time, store, pipeline, receive } = setUpPipeline()
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

  it('holds an egg whose decision comes after the sorter needed it, or finds no way to the sorter', async () => {
    const { time, store, pipeline, receive, around } = setUpPipeline()
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
      ['HOLD', 'TOO_LATE'],
      ['HOLD', 'LINK_LOST'],
    ])
  })

  it('holds eggs whose decision came too late for the sorter, and heals them by a further attempt', async () => {
    const { time, store, pipeline, receive } = setUpPipeline()
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
})
