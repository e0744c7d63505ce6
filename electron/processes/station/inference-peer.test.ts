import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../../test/fake/fake-time.ts'
import { serveOpenly } from '../../../test/make/serve-openly.ts'
import { inferenceContract } from '../../contract/inference.ts'
import { silentLogger } from '../../log/logger.ts'
import type { ResultOut } from '../../rpc/contract-types.ts'
import { createPortPair } from '../../rpc/port-pair.ts'
import type { SlotState } from '../../station/model-slot.ts'
import { InferencePeer } from './inference-peer.ts'

type Answer = ResultOut<typeof inferenceContract, 'model'>

const { model } = inferenceContract.methods
const { opening } = inferenceContract.events
const SERVICE = { service: inferenceContract.service, methods: { model }, events: { opening } } as const

const READY: Answer = {
  ...{ state: 'ready', modelId: 'one-1.0.0', manifestSha256: '0'.repeat(64), synthetic: false },
  golden: { difference: 0, tolerance: 0.005, scans: 24 },
  ...{ width: 64, height: 64, channels: 1 },
  run: { provider: 'cpu', threads: 1, batchMs: 3, refused: null },
}

/** A station's end, and processes that are ready when they are told to be. */
function setUp() {
  const time = createFakeTime()
  const told: SlotState[] = []
  const peer = new InferencePeer((now) => told.push(now), time, silentLogger)
  return {
    ...{ time, peer, states: () => told.map(({ state }) => state), last: () => told.at(-1) },
    start() {
      const [near, far] = createPortPair()
      const { promise, resolve } = Promise.withResolvers<Answer>()
      let asked = 0
      const service = serveOpenly(far, SERVICE, {
        model: () => {
          asked++
          // As a process does that is asked while it opens its model.
          service.emit('opening', { step: 'warm' })
          return promise
        },
      })
      peer.attach(near)
      return { answer: resolve, asked: () => asked, end: () => service.close() }
    },
  }
}

describe('the process of a model, as a station hears of it', () => {
  it('is asked again as long as it opens its model, and is ready in the end', async () => {
    const { time, start, states } = setUp()
    const process = start()
    await time.advance(70_000)
    expect([process.asked(), states()]).toEqual([2, ['wait', 'warm', 'warm']])
    process.answer(READY)
    await time.advance(1)
    expect(states().slice(3)).toEqual(['ready'])
    await time.advance(300_000)
    expect(process.asked()).toBe(2)
  })

  it('is said to be too slow when it opens its model for minutes, and taken all the same when it is ready', async () => {
    const { time, start, states, last } = setUp()
    const process = start()
    await time.advance(290_000)
    expect(new Set(states())).toEqual(new Set(['wait', 'warm']))
    await time.advance(20_000)
    expect(last()).toMatchObject({ state: 'refused', code: 'TOO_SLOW' })
    await time.advance(600_000)
    expect(last()).toMatchObject({ state: 'refused' })
    process.answer(READY)
    await time.advance(1)
    expect(last()).toMatchObject({ state: 'ready', model: { modelId: 'one-1.0.0' } })
  })

  it('is not asked any more once it is gone, and the next one is', async () => {
    const { time, start, states } = setUp()
    const first = start()
    await time.advance(30_000)
    first.end()
    await time.advance(1)
    expect(states()).toEqual(['wait', 'warm', 'down'])
    const second = start()
    await time.advance(59_000)
    second.answer(READY)
    await time.advance(120_000)
    expect([first.asked(), second.asked(), states()]).toEqual([1, 1, ['wait', 'warm', 'down', 'wait', 'warm', 'ready']])
  })
})
