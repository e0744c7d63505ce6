import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../test/fake/fake-time.ts'
import { MemoryOutbox } from '../../test/fake/memory-outbox.ts'
import { seededRandom } from '../base/random.ts'
import { silentLogger } from '../log/logger.ts'
import { RETRY_CAP_MS } from './policy.ts'
import type { SendOutcome, Sink } from './sinks/sink.ts'
import { Uplink } from './worker.ts'

const SECOND_MS = 1_000
const DAY_MS = 24 * 3_600 * SECOND_MS
const NETWORK: SendOutcome = { kind: 'failed', reason: 'network' }
const refused = (status: number, retryAfter: string | null = null): SendOutcome => ({
  ...{ kind: 'answered', status, retryAfter, problem: null },
})

function setUp(answer: (batchId: string, call: number) => SendOutcome | Promise<SendOutcome>, entries = 3) {
  const time = createFakeTime()
  const outbox = new MemoryOutbox()
  const sent: string[] = []
  const signals: AbortSignal[] = []
  const queue = (batchId: string) =>
    outbox.add(batchId, {
      revision: 1,
      idempotencyKey: `key-${batchId}`,
      schemaVersion: 1,
      payload: new Uint8Array(1),
      payloadSha256: new Uint8Array(32),
      enqueuedWallMs: time.clock.wallMs(),
    })
  for (let n = 1; n <= entries; n++) queue(`b${n}`)
  const sink: Sink = {
    send: async ({ batchId }, signal) => {
      sent.push(batchId)
      signals.push(signal)
      return answer(batchId, sent.length)
    },
  }
  const start = () =>
    new Uplink({ outbox, sink, clock: time.clock, timers: time.timers, random: seededRandom('w'), log: silentLogger })
  return { time, outbox, sent, signals, queue, start }
}

const received: SendOutcome = { kind: 'received', receipt: 'r' }

describe('Uplink', () => {
  it('sends what was queued before it started, oldest first, then rests', async () => {
    const { time, sent, start } = setUp(() => received)
    const uplink = start()
    await time.advance(SECOND_MS)
    expect(sent).toEqual(['b1', 'b2', 'b3'])
    expect(uplink.counts).toMatchObject({ queued: 0, parked: 0 })
    expect(time.pending).toBe(0)
  })

  it('sends what is queued while it rests as soon as it is told', async () => {
    const { time, sent, queue, start } = setUp(() => received, 0)
    const uplink = start()
    await time.advance(SECOND_MS)
    queue('late')
    uplink.poke()
    await time.advance(0)
    expect(sent).toEqual(['late'])
  })

  it('keeps the order behind one that has to wait, and tries for ever', async () => {
    const { time, sent, outbox, start } = setUp((_, call) => (call <= 40 ? NETWORK : received))
    start()
    await time.advance(40 * RETRY_CAP_MS)
    expect(sent.slice(0, 41)).toEqual(Array.from({ length: 41 }, () => 'b1'))
    expect(sent.slice(41)).toEqual(['b2', 'b3'])
    expect(outbox.entries.map(({ state, attempts }) => [state, attempts])).toEqual([
      ['sent', 41],
      ['sent', 1],
      ['sent', 1],
    ])
  })

  it('goes around one that is parked', async () => {
    const { time, outbox, start } = setUp((batchId) => (batchId === 'b1' ? refused(422) : received))
    const uplink = start()
    await time.advance(SECOND_MS)
    expect(outbox.entries.map(({ state, reason }) => [state, reason])).toEqual([
      ['parked', 'HTTP 422'],
      ['sent', null],
      ['sent', null],
    ])
    expect(uplink.counts.parked).toBe(1)
  })

  it('waits as long as it was asked to, unless somebody presses the button', async () => {
    const { time, sent, start } = setUp((_, call) => (call === 1 ? refused(429, '3600') : received), 1)
    const uplink = start()
    await time.advance(3_600 * SECOND_MS - 1)
    uplink.poke()
    await time.advance(0)
    expect(sent).toHaveLength(1)
    uplink.sendNow()
    await time.advance(0)
    expect(sent).toHaveLength(2)
  })

  it('takes up what is parked when somebody presses the button', async () => {
    const { time, outbox, start } = setUp((_, call) => (call === 1 ? refused(403) : received), 1)
    const uplink = start()
    await time.advance(SECOND_MS)
    uplink.sendNow()
    await time.advance(SECOND_MS)
    expect(outbox.entries[0]).toMatchObject({ state: 'sent', receipt: 'r', idempotencyKey: 'key-b1' })
  })

  it('keeps to the time of the next attempt over a restart, but believes no clock that jumped', async () => {
    const first = setUp(() => received, 1)
    first.outbox.retry(1, 'network', first.time.clock.wallMs() + 60 * SECOND_MS)
    first.start()
    await first.time.advance(59 * SECOND_MS)
    expect(first.sent).toEqual([])
    await first.time.advance(SECOND_MS)
    expect(first.sent).toEqual(['b1'])

    const jumped = setUp(() => received, 1)
    jumped.outbox.retry(1, 'network', jumped.time.clock.wallMs() + 1_000 * DAY_MS)
    jumped.start()
    await jumped.time.advance(DAY_MS)
    expect(jumped.sent).toEqual(['b1'])
  })

  it('ends a running exchange when it stops, notes nothing and asks for nothing more', async () => {
    let answer: (outcome: SendOutcome) => void = () => undefined
    const { time, outbox, signals, start } = setUp(() => new Promise<SendOutcome>((resolve) => (answer = resolve)), 2)
    const uplink = start()
    await time.advance(0)
    uplink.stop()
    expect(signals[0]?.aborted).toBe(true)
    answer(received)
    await time.advance(DAY_MS)
    expect(outbox.entries.map(({ state }) => state)).toEqual(['queued', 'queued'])
    expect(signals).toHaveLength(1)
  })

  it('outlives a disk that does not take the outcome, and sends again', async () => {
    const { time, outbox, sent, start } = setUp(() => {
      outbox.failing = sent.length === 1
      return received
    }, 1)
    start()
    await time.advance(SECOND_MS - 1)
    expect(sent).toHaveLength(1)
    outbox.failing = false
    await time.advance(5 * SECOND_MS)
    expect(sent).toEqual(['b1', 'b1'])
    expect(outbox.entries[0]?.state).toBe('sent')
  })
})
