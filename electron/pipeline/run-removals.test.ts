import { describe, expect, it } from 'vitest'
import { makePrediction, ScriptedPredictor } from '../../test/fake/scripted-predictor.ts'
import { setUpPipeline } from '../../test/make/pipeline.ts'
import { MessageMaker } from '../../test/make/scanner-messages.ts'
import { SORTER_BACK_MS } from './open-orders.ts'

/** A male under the scanner, and how the station goes on. */
async function setUp(female = 0.02) {
  const run = setUpPipeline()
  const make = new MessageMaker()
  const settle = async (one = run) => {
    const predictor = new ScriptedPredictor(() => makePrediction({ female }))
    one.pipeline.setPredictor(predictor)
    await one.time.advance(5)
    predictor.answerAll()
    await one.time.advance(5)
  }
  run.receive(make.trayBegin(1))
  await run.time.advance(5)
  const actions = () => run.store.trays.tray(1)?.eggs.map(({ state }) => state.action)
  return { ...run, make, settle, actions }
}
type Run = ReturnType<typeof setUpPipeline>

/** The process is gone; another one finds the same journal and database. */
function restart({ pipeline, intake, store }: Pick<Run, 'pipeline' | 'intake' | 'store'>): Run {
  pipeline.close()
  return setUpPipeline({ intake, store })
}

describe('Pipeline, with removals that the sorter may not have heard of', () => {
  it('lets the egg wait when the link takes no decision, and holds its tray', async () => {
    const { around, receive, make, settle, actions, time, store } = await setUp()
    around.sending = 'refused'
    receive(make.scan({}))
    await settle()
    expect(actions()).toEqual(['HOLD'])
    receive(make.trayEnd(1, 1))
    await time.advance(50)
    expect(store.trays.held()).toMatchObject([{ visitId: 1, holdReason: 'NOT_SENT', eggsWaiting: 1 }])
  })

  it('lets it wait after a crash between commit and sending, before the end of the tray is committed', async () => {
    const run = await setUp()
    const { around, receive, make, settle, actions } = run
    around.sending = 'crash'
    receive(make.scan({}), make.trayEnd(1, 1))
    await expect(settle()).rejects.toThrow('dies here')
    expect(actions()).toEqual(['REMOVE_MALE'])
    const next = restart(run)
    await next.time.advance(50)
    expect(actions()).toEqual(['HOLD'])
    expect(next.store.trays.tray(1)).toMatchObject({ state: 'held', through: false, holdReason: 'NOT_SENT' })
  })

  it('does so too when the tray is pulled away and the next one begins at once', async () => {
    const run = await setUp()
    const { around, receive, make, settle, actions } = run
    around.sending = 'crash'
    receive(make.scan({}), make.trayBegin(2, { rows: 2, columns: 3 }, 'T-1'))
    await expect(settle()).rejects.toThrow('dies here')
    const next = restart(run)
    await next.time.advance(50)
    expect(actions()).toEqual(['HOLD'])
  })

  it('counts it again when the sorter says after the restart that it was carried out', async () => {
    const run = await setUp()
    const { receive, make, settle, actions } = run
    receive(make.scan({}))
    await settle()
    const next = restart(run)
    await next.time.advance(50)
    expect(actions()).toEqual(['HOLD'])
    next.receive(make.sorterAck({ action: 'REMOVE_MALE' }), make.trayEnd(1, 1))
    await next.time.advance(50)
    expect(actions()).toEqual(['REMOVE_MALE'])
    expect(next.store.trays.tray(1)).toMatchObject({ state: 'complete', through: true })
  })

  it('says nothing against a removal that the sorter has acknowledged, whatever restarts', async () => {
    const run = await setUp()
    const { receive, make, settle, actions } = run
    receive(make.scan({}), make.sorterAck({ action: 'REMOVE_MALE' }))
    await settle()
    const next = restart(run)
    await next.time.advance(50)
    expect(actions()).toEqual(['REMOVE_MALE'])
  })

  it('does not know of orders on a link that broke under the tray', async () => {
    const { around, receive, make, settle, actions, pipeline } = await setUp()
    pipeline.tick()
    receive(make.scan({}))
    await settle()
    pipeline.tick()
    expect(actions()).toEqual(['REMOVE_MALE'])
    around.reachable = false
    pipeline.tick()
    expect(actions()).toEqual(['HOLD'])
  })

  it('holds a tray that was in flight when the link broke, until it is known to be whole', async () => {
    const { around, receive, make, settle, actions, time, store, pipeline } = await setUp(0.98)
    pipeline.tick()
    receive(make.scan({}))
    await settle()
    expect(actions()).toEqual(['KEEP'])
    around.reachable = false
    pipeline.tick()
    expect(store.trays.tray(1)).toMatchObject({ state: 'held', ended: false, holdReason: 'LINK_LOST' })
    around.reachable = true
    pipeline.tick()
    receive(make.scan({ column: 1 }), make.trayEnd(1, 2))
    await settle()
    await time.advance(50)
    expect(store.trays.tray(1)).toMatchObject({ state: 'complete', ended: true })
    expect(store.items.filter(({ kind }) => kind === 'tray-state')).toHaveLength(1)
  })

  it('holds the eggs of a tray in flight that come late, and lets a further attempt heal them by the recipe', async () => {
    const { around, receive, make, settle, actions, time, store, pipeline } = await setUp(0.98)
    pipeline.tick()
    around.reachable = false
    pipeline.tick()
    around.reachable = true
    pipeline.tick()
    receive(make.scan({}, true))
    await settle()
    expect(actions()).toEqual(['HOLD'])
    receive(make.scan({ attempt: 2 }), make.trayEnd(1, 1))
    await settle()
    await time.advance(50)
    expect(actions()).toEqual(['KEEP'])
    expect(store.trays.tray(1)?.state).toBe('complete')
  })

  it('does not count a removal of an ended tray that the sorter never named, nor one sent before a restart', async () => {
    const run = await setUp()
    const { around, receive, make, settle, time, store, pipeline } = run
    around.answers = true
    pipeline.tick()
    receive(make.scan({}))
    await settle()
    receive(make.scan({ column: 1 }))
    await settle()
    receive(make.trayEnd(1, 2), make.sorterAck({ action: 'REMOVE_MALE' }))
    await time.advance(50)
    const first = () => store.trays.tray(1)?.eggs.map(({ state }) => state.action)
    expect(first()).toEqual(['REMOVE_MALE', 'REMOVE_MALE'])
    const next = restart(run)
    next.around.answers = true
    next.pipeline.tick()
    await next.time.advance(50)
    expect(first()).toEqual(['REMOVE_MALE', 'REMOVE_MALE'])
    await next.time.advance(SORTER_BACK_MS)
    next.pipeline.tick()
    await next.time.advance(50)
    expect(first()).toEqual(['REMOVE_MALE', 'HOLD'])
    expect(store.trays.held()).toMatchObject([{ visitId: 1, eggsWaiting: 1 }])
    expect(time.monoMs()).toBeLessThan(SORTER_BACK_MS)
    next.receive(make.sorterAck({ column: 1, action: 'REMOVE_MALE' }))
    await next.time.advance(50)
    expect(first()).toEqual(['REMOVE_MALE', 'REMOVE_MALE'])
  })

  it('writes it down before anything else when the disk refused at first', async () => {
    const { around, receive, make, settle, actions, time, store, pipeline } = await setUp()
    around.sending = 'refused'
    receive(make.scan({}))
    const commit = store.commit.bind(store)
    store.commit = (group) => {
      const changes = commit(group)
      store.failing = group.items.some(({ kind }) => kind === 'scan')
      return changes
    }
    await settle()
    expect(actions()).toEqual(['REMOVE_MALE'])
    expect(pipeline.holdOpenTrays()).toBe(false)
    receive(make.trayEnd(1, 1))
    store.failing = false
    await time.advance(2_000)
    expect(store.items.map(({ kind }) => kind)).toEqual(['tray-begin', 'scan', 'not-removed', 'tray-end'])
    expect(store.trays.held()).toMatchObject([{ holdReason: 'NOT_SENT', eggsWaiting: 1 }])
  })

  it('lets a further attempt heal it while the tray is there', async () => {
    const { around, receive, make, settle, actions, time, store } = await setUp()
    around.sending = 'refused'
    receive(make.scan({}))
    await settle()
    around.sending = 'sent'
    receive(make.scan({ attempt: 2 }))
    await settle()
    receive(make.trayEnd(1, 1))
    await time.advance(50)
    expect(actions()).toEqual(['REMOVE_MALE'])
    expect(store.trays.tray(1)?.state).toBe('complete')
  })
})

describe('Pipeline, after the database has lost its end', () => {
  /** A tray is decided, ordered and answered; then the database has none of it. */
  async function forgotten(
    did: 'REMOVE_MALE' | 'KEEP',
    { endLost = true, female = 0.02 }: { endLost?: boolean; female?: number } = {},
  ) {
    const run = await setUp(female)
    run.receive(run.make.scan({}))
    await run.settle()
    run.receive(run.make.sorterAck({ action: did }), run.make.trayEnd(1, 1))
    await run.time.advance(50)
    run.pipeline.close()
    const next = setUpPipeline({
      intake: run.intake,
      forgottenThrough: endLost ? (run.intake.records.at(-1)?.position ?? 0) : 0,
    })
    await run.settle(next)
    return { ...next, make: run.make }
  }
  const tray = ({ store }: Pick<Run, 'store'>) => store.trays.tray(1)

  it('takes what the sorter did by the forgotten order for what happened, and not for a disagreement', async () => {
    const { pipeline, ...run } = await forgotten('REMOVE_MALE')
    expect(tray(run)).toMatchObject({ holdReason: 'DECIDED_AGAIN', eggs: [{ state: { action: 'REMOVE_MALE' } }] })
    expect(pipeline.figures.orderFaults).toMatchObject({ SORTER_DISAGREES: 0, ORDER_FORGOTTEN: 1 })
  })

  it('lets an egg wait that stands there still, and says nothing against the sorter', async () => {
    const { pipeline, ...run } = await forgotten('KEEP', { female: 0.98 })
    expect(tray(run)).toMatchObject({ holdReason: 'DECIDED_AGAIN', eggs: [{ state: { action: 'HOLD' } }] })
    expect(pipeline.figures.orderFaults).toMatchObject({ SORTER_DISAGREES: 0, ORDER_FORGOTTEN: 0 })
  })

  it('orders nothing but HOLD for it', async () => {
    const { decisions } = await forgotten('REMOVE_MALE')
    expect(decisions.map(({ action }) => action)).toEqual(['HOLD'])
  })

  it('goes on telling of a sorter that disagrees about an egg of after that', async () => {
    const next = await forgotten('REMOVE_MALE')
    next.receive(next.make.trayBegin(2), next.make.scan({ tray: 2 }))
    const predictor = new ScriptedPredictor(() => makePrediction({ female: 0.98 }))
    next.pipeline.setPredictor(predictor)
    await next.time.advance(5)
    predictor.answerAll()
    await next.time.advance(5)
    next.receive(next.make.sorterAck({ tray: 2, action: 'REMOVE_MALE' }))
    await next.time.advance(50)
    expect(next.pipeline.figures.orderFaults).toMatchObject({ SORTER_DISAGREES: 1 })
  })

  it('does not excuse a sorter for what the journal has got since', async () => {
    const run = await setUp(0.98)
    const forgottenThrough = run.intake.records.at(-1)?.position ?? 0
    run.receive(run.make.scan({}), run.make.sorterAck({ action: 'REMOVE_MALE' }), run.make.trayEnd(1, 1))
    await run.time.advance(50)
    run.pipeline.close()
    const next = setUpPipeline({ intake: run.intake, forgottenThrough })
    await run.settle(next)
    expect(tray(next)).toMatchObject({ holdReason: 'LINK_LOST' })
    expect(next.pipeline.figures.orderFaults).toMatchObject({ SORTER_DISAGREES: 1, ORDER_FORGOTTEN: 0 })
  })

  it('believes no sorter that removes what nobody ordered, where the database has all it was told', async () => {
    const { pipeline } = await forgotten('REMOVE_MALE', { endLost: false })
    expect(pipeline.figures.orderFaults).toMatchObject({ SORTER_DISAGREES: 1, ORDER_FORGOTTEN: 0 })
  })
})
