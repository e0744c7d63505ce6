import { describe, expect, it } from 'vitest'
import { makePrediction } from '../../test/fake/scripted-predictor.ts'
import { setUpPipeline } from '../../test/make/pipeline.ts'
import { MessageMaker, TEST_SESSION } from '../../test/make/scanner-messages.ts'

const others = (...columns: readonly number[]) =>
  columns.map((count) => new MessageMaker().trayBegin(1, { rows: 2, columns: count }, `T-${count}`))

describe('Pipeline, with other messages under one number', () => {
  it('keeps what finds no free name with its reason, and goes on', async () => {
    const run = setUpPipeline()
    const { time, store, receive, around, pipeline } = run
    // There are no more epochs: the last one is named again and again.
    around.epochsMax = 1
    receive(...others(1, 2, 3, 4))
    await time.advance(5)
    expect([...store.visits.values()].map(({ columns }) => columns)).toEqual([1, 2])
    const [, , third, fourth] = others(1, 2, 3, 4)
    const kept = store.items.flatMap((item) => (item.kind === 'rejected' ? [item.message] : []))
    const sessionId = `${TEST_SESSION.sessionId}+1+aside`
    expect(kept).toMatchObject([
      { reason: 'NUMBER_TAKEN', payload: third?.payload, identity: { ...TEST_SESSION, sessionId, sequence: 1 } },
      { reason: 'NUMBER_TAKEN', payload: fourth?.payload, identity: { ...TEST_SESSION, sessionId, sequence: 2 } },
    ])
    expect(pipeline.figures.rejected).toEqual({ NUMBER_TAKEN: 2 })
    expect(pipeline.have({ ...TEST_SESSION, sessionId: `${TEST_SESSION.sessionId}+1` })).toEqual([{ from: 1, to: 1 }])
  })

  it('keeps it so through a crash before it was committed, and numbers on behind it', async () => {
    const { time, store, receive, around, pipeline, intake } = setUpPipeline()
    around.epochsMax = 1
    store.failing = true
    receive(...others(1, 2, 3))
    await time.advance(5)
    pipeline.close()
    store.failing = false
    const next = setUpPipeline({ intake, store })
    next.around.epochsMax = 1
    next.receive(...others(5, 6, 7).map((message) => ({ ...message, sequence: 2 })))
    await next.time.advance(50)
    const kept = store.items.flatMap((item) => (item.kind === 'rejected' ? [item.message] : []))
    expect(kept.map(({ reason, identity }) => [reason, identity.sequence])).toEqual([
      ['NUMBER_TAKEN', 1],
      ['NUMBER_TAKEN', 2],
    ])
    expect(store.visits.size).toBe(4)
  })

  it('takes it for a duplicate when the new name is its own already', async () => {
    const { time, store, receive, around, pipeline } = setUpPipeline()
    around.epochsMax = 1
    const [first, second] = others(1, 2)
    if (first === undefined || second === undefined) throw new Error('there are two')
    receive(first, second, second)
    await time.advance(5)
    expect([store.visits.size, pipeline.figures.duplicates]).toEqual([2, 1])
  })
})

describe('Pipeline, with an epoch that begins in the middle of a tray', () => {
  const epoch = { ...TEST_SESSION, sessionId: `${TEST_SESSION.sessionId}+1` }

  /** A tray with one egg; then another message under that egg's number, and the counter goes on behind it. */
  async function setUp() {
    const run = setUpPipeline()
    run.pipeline.setPredictor({
      modelId: 'female-1',
      predict: (images) => Promise.resolve(images.map(() => makePrediction({ female: 0.98 }))),
    })
    const make = new MessageMaker()
    const sent = [make.trayBegin(1), make.scan({ column: 0 })]
    run.receive(...sent)
    await run.time.advance(5)
    const again = new MessageMaker(epoch)
    again.trayBegin(1)
    const odd = again.scan({ column: 1 })
    run.receive({ ...odd, ...TEST_SESSION })
    await run.time.advance(5)
    return { ...run, again }
  }

  it('does not wait for numbers before it, nor miss them, and keeps what belongs to no tray that is known', async () => {
    const { time, store, receive, again, pipeline } = await setUp()
    expect(pipeline.have(epoch)).toEqual([{ from: 2, to: 2 }])
    receive(again.scan({ column: 2 }), again.trayEnd(1, 3))
    await time.advance(5)
    expect(pipeline.have(epoch)).toEqual([{ from: 2, to: 4 }])
    await time.advance(10_000)
    pipeline.tick()
    expect(pipeline.figures.rejected).toEqual({ UNKNOWN_TRAY: 3 })
    const kept = store.items.flatMap((item) => (item.kind === 'rejected' ? [item.message] : []))
    expect(kept.map(({ identity }) => identity)).toEqual([2, 3, 4].map((sequence) => ({ ...epoch, sequence })))
    // The tray of the epoch before is not counted as whole by what may belong to another.
    receive(again.trayBegin(2))
    await time.advance(5)
    expect(store.trays.tray(1)).toMatchObject({ state: 'held', holdReason: 'INCOMPLETE', ended: true })
    expect(store.trays.tray(2)).toMatchObject({ state: 'filling' })
  })

  it('goes on with it after a restart without waiting for what was before its first number', async () => {
    const { store, intake, again, pipeline } = await setUp()
    pipeline.close()
    const next = setUpPipeline({ store, intake })
    next.receive(again.trayBegin(2))
    await next.time.advance(5)
    expect(next.pipeline.have(epoch)).toEqual([{ from: 2, to: 3 }])
    expect(next.pipeline.figures.rejected).toEqual({})
  })
})
