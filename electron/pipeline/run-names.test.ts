import { describe, expect, it } from 'vitest'
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
