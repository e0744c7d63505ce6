import { afterEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { ownProcess } from '../../electron/rpc/authorise.ts'
import { connect } from '../../electron/rpc/client.ts'
import type { Handlers } from '../../electron/rpc/contract-types.ts'
import type { Port } from '../../electron/rpc/port.ts'
import { RpcError } from '../../electron/rpc/rpc-error.ts'
import { serve } from '../../electron/rpc/server.ts'

export interface PortsUnderTest {
  readonly left: Port
  readonly right: Port
  dispose(): Promise<void> | void
}

const empty = z.strictObject({})
const testContract = {
  service: 'test',
  methods: {
    add: {
      params: z.strictObject({ a: z.number(), b: z.number() }),
      result: z.strictObject({ sum: z.number() }),
      right: 'watch',
    },
    wait: { params: empty, result: empty, right: 'watch' },
    fail: { params: empty, result: empty, right: 'watch' },
    lie: { params: empty, result: z.strictObject({ sum: z.number() }), right: 'watch' },
    bytes: {
      params: z.strictObject({ pixels: z.instanceof(Uint8Array) }),
      result: z.strictObject({ pixels: z.instanceof(Uint8Array) }),
      right: 'watch',
    },
  },
  events: { tick: z.strictObject({ count: z.number() }) },
} as const

/** What every port and the rpc on it must do, whichever way the bytes go. */
export function rpcContract(name: string, makePorts: () => Promise<PortsUnderTest>): void {
  const opened: PortsUnderTest[] = []
  afterEach(async () => {
    for (const ports of opened.splice(0)) await ports.dispose()
  })

  async function open(overrides: Partial<Handlers<typeof testContract>> = {}) {
    const ports = await makePorts()
    opened.push(ports)
    const started: AbortSignal[] = []
    const server = serve(
      ports.left,
      testContract,
      {
        add: ({ a, b }) => ({ sum: a + b }),
        wait: (_params, { signal }) => {
          started.push(signal)
          return new Promise(() => undefined)
        },
        fail: () => {
          const error = new Error('cannot open /home/someone/secret/file.db or C:\\Users\\someone\\file.db')
          throw Object.assign(error, { code: 'SQLITE_FULL', name: 'StoreError' })
        },
        lie: () => ({ sum: 'seven' }) as never,
        bytes: ({ pixels }) => ({ pixels }),
        ...overrides,
      },
      { authorise: ownProcess },
    )
    return { ports, server, client: connect(ports.right, testContract), started }
  }

  describe(`rpc over ${name}`, () => {
    it('carries a call and its answer', async () => {
      const { client } = await open()
      expect(await client.call('add', { a: 2, b: 3 })).toEqual({ sum: 5 })
      await expect(client.ready).resolves.toBeUndefined()
    })

    it('keeps the order and the identity of many calls under way', async () => {
      const { client } = await open()
      const sums = await Promise.all(Array.from({ length: 200 }, (_, i) => client.call('add', { a: i, b: 1 })))
      expect(sums.map((answer) => answer.sum)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1))
    })

    it('carries bytes unchanged, aligned and in a buffer of their own', async () => {
      const { client } = await open({
        bytes: ({ pixels }) => {
          expect(pixels.byteOffset % 2).toBe(0)
          expect(new Uint16Array(pixels.buffer, pixels.byteOffset, pixels.length / 2)[1]).toBe(0x0302)
          return { pixels }
        },
      })
      const pixels = new Uint8Array(130_000).map((_, i) => i & 0xff)
      const answer = await client.call('bytes', { pixels })
      expect(Buffer.compare(answer.pixels, pixels)).toBe(0)
    })

    it('answers bad parameters, unknown methods and failing handlers by name', async () => {
      const { client } = await open()
      await expect(client.call('add', { a: 'x' as never, b: 1 })).rejects.toMatchObject({ code: 'BAD_PARAMS' })
      await expect(client.call('constructor' as never, {} as never)).rejects.toMatchObject({ code: 'UNKNOWN_METHOD' })
      await expect(client.call('lie', {})).rejects.toMatchObject({ code: 'BAD_RESULT' })
      expect(await client.call('add', { a: 1, b: 1 })).toEqual({ sum: 2 })
    })

    it('lets an error cross as name, code and message only, without paths', async () => {
      const { client } = await open()
      const error = await client.call('fail', {}).catch((problem: unknown) => problem)
      expect(error).toBeInstanceOf(RpcError)
      expect(error).toMatchObject({ name: 'StoreError', code: 'SQLITE_FULL' })
      expect(String((error as RpcError).message)).toBe('cannot open … or …')
    })

    it('delivers events to a connected client and nothing else', async () => {
      const ports = await makePorts()
      opened.push(ports)
      const server = serve(ports.left, testContract, { add: () => ({ sum: 0 }) } as never, { authorise: ownProcess })
      expect(server.emit('tick', { count: 0 })).toBe(false)
      const client = connect(ports.right, testContract)
      const counts: number[] = []
      client.on('tick', ({ count }) => counts.push(count))
      await client.ready
      expect(server.emit('tick', { count: 1 })).toBe(true)
      server.emit('tick', { count: 'two' as never })
      server.emit('tick', { count: 3 })
      await client.call('add', { a: 1, b: 1 })
      expect(counts).toEqual([1, 3])
    })

    it('rejects every waiting call at once when the port closes', async () => {
      const { client, ports, started } = await open()
      const waiting = [client.call('wait', {}), client.call('wait', {})].map((call) => call.catch((error) => error))
      await client.call('add', { a: 1, b: 1 })
      ports.left.close()
      for (const error of await Promise.all(waiting)) expect(error).toMatchObject({ code: 'CLOSED' })
      expect(started.every((signal) => signal.aborted)).toBe(true)
      await expect(client.call('add', { a: 1, b: 1 })).rejects.toMatchObject({ code: 'CLOSED' })
    })

    it('carries a cancellation to the handler', async () => {
      const { client, started } = await open()
      const controller = new AbortController()
      const call = client.call('wait', {}, { signal: controller.signal }).catch((error: unknown) => error)
      await client.call('add', { a: 1, b: 1 })
      expect(started[0]?.aborted).toBe(false)
      controller.abort()
      expect(await call).toMatchObject({ code: 'CANCELLED' })
      await client.call('add', { a: 1, b: 1 })
      expect(started[0]?.aborted).toBe(true)
    })

    it('names a version mismatch and a wrong service', async () => {
      const ports = await makePorts()
      opened.push(ports)
      serve(ports.left, testContract, {} as never, { authorise: ownProcess, version: 8 })
      const older = connect(ports.right, testContract, { version: 7 })
      await expect(older.ready).rejects.toMatchObject({ code: 'VERSION_MISMATCH' })
      await expect(older.call('add', { a: 1, b: 1 })).rejects.toMatchObject({ code: 'VERSION_MISMATCH' })

      const others = await makePorts()
      opened.push(others)
      serve(others.left, { ...testContract, service: 'other' }, {} as never, { authorise: ownProcess })
      const lost = connect(others.right, testContract)
      await expect(lost.call('add', { a: 1, b: 1 })).rejects.toMatchObject({ code: 'WRONG_SERVICE' })
    })

    it('keeps messages that come before anybody listens', async () => {
      const ports = await makePorts()
      opened.push(ports)
      const client = connect(ports.right, testContract)
      const answer = client.call('add', { a: 4, b: 4 })
      await new Promise((resolve) => setImmediate(resolve))
      const add = ({ a, b }: { a: number; b: number }) => ({ sum: a + b })
      serve(ports.left, testContract, { add } as never, { authorise: ownProcess })
      expect(await answer).toEqual({ sum: 8 })
    })
  })
}
