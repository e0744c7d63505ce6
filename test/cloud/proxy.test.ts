import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { proxiedFetch, usesProxy } from '../../electron/uplink/proxied-fetch.ts'
import { withFolder } from '../make/temporary-folder.ts'
import { ConnectProxy } from './connect-proxy.ts'
import { Receiver } from './receiver.ts'
import { startUploads, TOKEN } from './upload-rig.ts'

const WITHIN = { timeout: 10_000, interval: 10 }

async function withProxy(work: (proxy: ConnectProxy, address: string) => Promise<void>): Promise<void> {
  const proxy = new ConnectProxy()
  try {
    await work(proxy, await proxy.listen())
  } finally {
    await proxy.close()
  }
}

describe('the way through a proxy', () => {
  it('brings a summary to its receiver by a tunnel', () =>
    withFolder((folder) =>
      withProxy(async (proxy, address) => {
        const receiver = new Receiver({ databasePath: join(folder, 'receiver.db'), token: TOKEN })
        const endpoint = await receiver.listen()
        const { fetch, close } = proxiedFetch(address)
        const uploads = startUploads(folder, endpoint, 'proxy', fetch)
        try {
          uploads.closeBatch(1, 3)
          await uploads.untilSettled()
          expect(receiver.database.summaries()).toHaveLength(1)
          expect([proxy.asked, proxy.plain]).toEqual([[new URL(endpoint).host], 0])
          expect([...proxy.headerNames]).not.toContain('authorization')
        } finally {
          uploads.stop()
          close()
          await receiver.close()
        }
      }),
    ))

  it('waits and tries again while the proxy wants a password, and goes on when it does not', () =>
    withFolder((folder) =>
      withProxy(async (proxy, address) => {
        const receiver = new Receiver({ databasePath: join(folder, 'receiver.db'), token: TOKEN })
        const { fetch, close } = proxiedFetch(address)
        const uploads = startUploads(folder, await receiver.listen(), 'locked', fetch)
        try {
          proxy.locked = true
          uploads.closeBatch(1, 3)
          await expect.poll(() => uploads.store.outbox.next()?.reason, WITHIN).toBe('network')
          expect(receiver.requests).toBe(0)
          proxy.locked = false
          await uploads.untilSettled()
          expect(receiver.database.summaries()).toHaveLength(1)
        } finally {
          uploads.stop()
          close()
          await receiver.close()
        }
      }),
    ))

  it('shows the proxy of https no more than where it goes', () =>
    withProxy(async (proxy, address) => {
      const seen: Buffer[] = []
      const receiver = createServer((socket) => {
        socket.on('error', () => undefined)
        socket.on('data', (bytes) => {
          seen.push(bytes)
          socket.destroy()
        })
      })
      await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
      const { port } = receiver.address() as AddressInfo
      const { fetch, close } = proxiedFetch(address)
      const sent = fetch(new URL(`https://127.0.0.1:${port}/v1`), {
        ...{ method: 'POST', headers: { authorization: `Bearer ${TOKEN}` }, body: new Uint8Array(8) },
        ...{ redirect: 'manual', signal: AbortSignal.timeout(WITHIN.timeout) },
      })
      await expect(sent).rejects.toThrow('fetch failed')
      expect(proxy.asked).toEqual([`127.0.0.1:${port}`])
      const bytes = Buffer.concat(seen)
      const TLS_HANDSHAKE = 22
      expect([bytes[0], bytes.includes(TOKEN)]).toEqual([TLS_HANDSHAKE, false])
      close()
      await new Promise((resolve) => receiver.close(resolve))
    }))

  it('is not taken to this machine itself', () => {
    const proxy = 'http://proxy.example:3128'
    for (const own of ['http://127.0.0.1:8080/api', 'http://localhost:1', 'http://[::1]:8080']) {
      expect(usesProxy(own, proxy)).toBe(false)
    }
    expect(usesProxy('https://cloud.example', proxy)).toBe(true)
    expect(usesProxy('https://cloud.example', null)).toBe(false)
  })
})
