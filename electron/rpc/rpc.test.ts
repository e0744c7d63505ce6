import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createFakeTime } from '../../test/fake/fake-time.ts'
import { CONTRACT_VERSION } from '../contract/vocabulary.ts'
import { ownProcess } from './authorise.ts'
import { connect } from './client.ts'
import { CALL_DEADLINE_MS, CALLS_UNDER_WAY_MAX, EVENT_BACKLOG_BYTES_MAX } from './limits.ts'
import type { Port } from './port.ts'
import { createPortPair } from './port-pair.ts'
import { serve } from './server.ts'
import { createService } from './service.ts'

const empty = z.strictObject({})
const contract = {
  service: 'test',
  methods: {
    wait: { params: empty, result: empty, right: 'watch' },
    echo: {
      params: z.strictObject({ text: z.string() }),
      result: z.strictObject({ text: z.string() }),
      right: 'watch',
    },
  },
  events: { news: z.strictObject({ text: z.string() }) },
} as const

const handlers = { wait: () => new Promise<never>(() => undefined), echo: ({ text }: { text: string }) => ({ text }) }

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}

describe('a call', () => {
  it('is given up at its deadline, and the serving end is told', async () => {
    const time = createFakeTime()
    const [left, right] = createPortPair()
    let signal: AbortSignal | undefined
    serve(
      left,
      contract,
      {
        ...handlers,
        wait: (_params, context) => {
          signal = context.signal
          return new Promise<never>(() => undefined)
        },
      },
      { authorise: ownProcess },
    )
    const client = connect(right, contract, { timers: time.timers })
    const call = client.call('wait', {}).catch((error: unknown) => error)
    await time.advance(CALL_DEADLINE_MS - 1)
    expect(signal?.aborted).toBe(false)
    await time.advance(1)
    expect(await call).toMatchObject({ code: 'DEADLINE' })
    expect(signal?.aborted).toBe(true)
    expect(time.pending).toBe(0)
  })

  it('leaves no timer behind when it is answered', async () => {
    const time = createFakeTime()
    const [left, right] = createPortPair()
    serve(left, contract, handlers, { authorise: ownProcess })
    await connect(right, contract, { timers: time.timers }).call('echo', { text: 'x' })
    expect(time.pending).toBe(0)
  })

  it('larger than the limit is refused before it is sent', async () => {
    const [left, right] = createPortPair()
    serve(left, contract, handlers, { authorise: ownProcess })
    const client = connect(right, contract, { maxMessageBytes: 1000 })
    await expect(client.call('echo', { text: 'x'.repeat(600) })).rejects.toMatchObject({ code: 'TOO_LARGE' })
    expect(await client.call('echo', { text: 'small' })).toEqual({ text: 'small' })
  })

  it('is answered BUSY beyond the number that may be under way', async () => {
    const [left, right] = createPortPair()
    serve(left, contract, handlers, { authorise: ownProcess })
    const client = connect(right, contract)
    const waiting = Array.from({ length: CALLS_UNDER_WAY_MAX }, () => client.call('wait', {}).catch(() => undefined))
    await expect(client.call('echo', { text: 'x' })).rejects.toMatchObject({ code: 'BUSY' })
    client.close()
    await Promise.all(waiting)
  })

  it('whose answer cannot be sent fails and harms no other', async () => {
    const [left, right] = createPortPair()
    serve(
      left,
      contract,
      { ...handlers, wait: () => ({ callback: () => undefined }) as never },
      { authorise: ownProcess },
    )
    const client = connect(right, contract)
    await expect(client.call('wait', {})).rejects.toMatchObject({ code: 'FAILED' })
    expect(await client.call('echo', { text: 'still here' })).toEqual({ text: 'still here' })
  })
})

describe('the serving end', () => {
  it('refuses and closes on anything unreadable, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (junk) => {
        const [left, right] = createPortPair()
        const problems: unknown[] = []
        serve(left, contract, handlers, { authorise: ownProcess, onError: (problem) => problems.push(problem) })
        const answers: unknown[] = []
        right.onMessage((message) => answers.push(message))
        let closed = false
        right.onClose(() => {
          closed = true
        })
        right.post(junk)
        await settled()
        expect(closed).toBe(true)
        expect(answers).toEqual([expect.objectContaining({ kind: 'refused' })])
        expect(problems).toHaveLength(1)
      }),
      { numRuns: 200 },
    )
  })

  it('refuses a call before the handshake and a second call with the same id', async () => {
    const call = { kind: 'rpc', message: { t: 'q', i: 'one', m: 'wait', a: [{}] } }
    const hello = { kind: 'hello', service: 'test', version: CONTRACT_VERSION }
    for (const messages of [[call], [hello, call, call]]) {
      const [left, right] = createPortPair()
      serve(left, contract, handlers, { authorise: ownProcess })
      const answers: unknown[] = []
      right.onMessage((message) => answers.push(message))
      for (const message of messages) right.post(message)
      await settled()
      expect(answers.at(-1)).toMatchObject({ kind: 'refused', code: 'BAD_MESSAGE' })
    }
  })

  it('refuses a message over the limit and answers instead of an answer over the limit', async () => {
    const [left, right] = createPortPair()
    serve(
      left,
      contract,
      { ...handlers, echo: () => ({ text: 'x'.repeat(1_000) }) },
      { authorise: ownProcess, maxMessageBytes: 1_000 },
    )
    const client = connect(right, contract)
    await expect(client.call('echo', { text: 'short' })).rejects.toMatchObject({ code: 'TOO_LARGE' })
    await expect(client.call('echo', { text: 'x'.repeat(1_000) })).rejects.toMatchObject({ code: 'TOO_LARGE' })
    await expect(client.call('echo', { text: 'short' })).rejects.toMatchObject({ code: 'TOO_LARGE' })
  })

  it('does not run a method that only the prototype has', async () => {
    const [left, right] = createPortPair()
    serve(left, contract, handlers, { authorise: ownProcess })
    const client = connect(right, contract)
    for (const method of ['__proto__', 'toString', 'constructor', 'hasOwnProperty']) {
      right.post({ kind: 'rpc', message: { t: 'q', i: method, m: method, a: [{}] } })
    }
    const answers: { i: string; e?: { code: string } }[] = []
    right.onMessage((message) => {
      const { message: answer } = message as { message: { i: string; e?: { code: string } } }
      if (answer !== undefined) answers.push(answer)
    })
    await client.call('echo', { text: 'x' })
    expect(answers.slice(0, 4).map((answer) => answer.e?.code)).toEqual(Array(4).fill('UNKNOWN_METHOD'))
  })

  it('leaves events out while the reader is far behind', async () => {
    const [left, right] = createPortPair()
    let backlogBytes = 0
    const slow: Port = {
      post: (message) => left.post(message),
      onMessage: (listener) => left.onMessage(listener),
      onClose: (listener) => left.onClose(listener),
      close: () => left.close(),
      get backlogBytes() {
        return backlogBytes
      },
    }
    const server = serve(slow, contract, handlers, { authorise: ownProcess })
    await connect(right, contract).ready
    backlogBytes = EVENT_BACKLOG_BYTES_MAX + 1
    expect(server.emit('news', { text: 'late' })).toBe(false)
    backlogBytes = 0
    expect(server.emit('news', { text: 'newest' })).toBe(true)
  })
})

describe('a service', () => {
  it('tells every port and forgets those that closed', async () => {
    const service = createService(contract, handlers, { authorise: ownProcess })
    const heard: string[] = []
    const clients = ['a', 'b'].map((name) => {
      const [left, right] = createPortPair()
      service.attach(left)
      const client = connect(right, contract)
      client.on('news', ({ text }) => heard.push(name + text))
      return client
    })
    await Promise.all(clients.map((client) => client.ready))
    service.emit('news', { text: '1' })
    await settled()
    clients[0]?.close()
    await settled()
    expect(service.ports).toBe(1)
    service.emit('news', { text: '2' })
    await settled()
    expect(heard).toEqual(['a1', 'b1', 'b2'])
  })
})
