import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createSocketPort, SOCKET_BACKLOG_BYTES_MAX } from '../../electron/host/socket-port.ts'
import { rpcContract } from './rpc-contract.ts'

async function makeSockets(): Promise<{ left: Socket; right: Socket; dispose: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'ovoscope-test-'))
  const path = process.platform === 'win32' ? `\\\\.\\pipe\\${folder.replaceAll(/\W/g, '')}` : join(folder, 's')
  const server = createServer().listen(path)
  await once(server, 'listening')
  const right = connect(path)
  const [left] = (await once(server, 'connection')) as [Socket]
  return {
    left,
    right,
    async dispose() {
      left.destroy()
      right.destroy()
      server.close()
      await rm(folder, { recursive: true })
    },
  }
}

rpcContract('a socket', async () => {
  const { left, right, dispose } = await makeSockets()
  return { left: createSocketPort(left), right: createSocketPort(right), dispose }
})

describe('a socket port', () => {
  const disposals: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const dispose of disposals.splice(0)) await dispose()
  })

  it('delivers what was posted before close, then closes the other end', async () => {
    const { left, right, dispose } = await makeSockets()
    disposals.push(dispose)
    const port = createSocketPort(left)
    const other = createSocketPort(right)
    const heard: unknown[] = []
    const closed = new Promise<void>((resolve) => other.onClose(resolve))
    other.onMessage((message) => heard.push(message))
    for (let i = 0; i < 50; i++) port.post({ i, pixels: new Uint8Array(100_000) })
    port.close()
    await closed
    expect(heard).toHaveLength(50)
  })

  it('closes instead of filling the memory when nobody reads', async () => {
    const { left, right, dispose } = await makeSockets()
    disposals.push(dispose)
    right.pause()
    const port = createSocketPort(left)
    let closed = false
    port.onClose(() => {
      closed = true
    })
    const pixels = new Uint8Array(8 * 1024 * 1024)
    let posted = 0
    while (!closed && posted < 100) {
      port.post(pixels)
      posted++
      expect(port.backlogBytes).toBeLessThanOrEqual(SOCKET_BACKLOG_BYTES_MAX)
    }
    expect(closed).toBe(true)
    expect(posted).toBeGreaterThan(4)
  })

  it('closes on a message over the limit, at either end', async () => {
    const { left, right, dispose } = await makeSockets()
    disposals.push(dispose)
    const port = createSocketPort(left)
    const ends = [port, createSocketPort(right)].map(
      (end) => new Promise((resolve) => end.onClose(() => resolve(true))),
    )
    port.post(new Uint8Array(SOCKET_BACKLOG_BYTES_MAX / 4 + 1))
    expect(await Promise.all(ends)).toEqual([true, true])
  })

  it('closes on bytes that are no message', async () => {
    const { left, right, dispose } = await makeSockets()
    disposals.push(dispose)
    const port = createSocketPort(left)
    const heard: unknown[] = []
    port.onMessage((message) => heard.push(message))
    const closed = new Promise<string>((resolve) => port.onClose(() => resolve('closed')))
    right.write(Buffer.from([4, 0, 0, 0, 1, 2, 3, 4]))
    expect(await closed).toBe('closed')
    expect(heard).toEqual([])
  })
})
