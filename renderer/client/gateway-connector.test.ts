import { decode, encode } from '@msgpack/msgpack'
import { describe, expect, it } from 'vitest'
import { gatewayAddress, gatewayConnector, type Socket } from './gateway-connector.ts'

type Listeners = { open: (() => void)[]; close: (() => void)[]; message: ((event: { data: unknown }) => void)[] }

function fakeSocket() {
  const listeners: Listeners = { open: [], close: [], message: [] }
  const sent: unknown[] = []
  let readyState = 0
  const close = () => {
    readyState = 3
    for (const listener of listeners.close.splice(0)) listener()
  }
  const socket: Socket = {
    binaryType: 'blob',
    bufferedAmount: 0,
    get readyState() {
      return readyState
    },
    send: (bytes) => void sent.push(decode(bytes)),
    close,
    addEventListener: (type: keyof Listeners, listener: never) => void listeners[type].push(listener),
  }
  return {
    socket,
    sent,
    close,
    open() {
      readyState = 1
      for (const listener of listeners.open) listener()
    },
    receive(data: unknown) {
      for (const listener of listeners.message) listener({ data })
    },
    receiveEnvelope(envelope: unknown) {
      const bytes = encode(envelope)
      this.receive(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
    },
  }
}

describe('gatewayAddress', () => {
  it('is the WebSocket of the page, encrypted when the page is', () => {
    expect(gatewayAddress({ protocol: 'http:', host: '127.0.0.1:4711' })).toBe('ws://127.0.0.1:4711/ws')
    expect(gatewayAddress({ protocol: 'https:', host: 'station' })).toBe('wss://station/ws')
    expect(gatewayAddress({ protocol: 'http:', host: 'station' }, 'line-2')).toBe('ws://station/ws?line=line-2')
  })
})

describe('gatewayConnector', () => {
  it('opens ports through one socket and hands on what is meant for them', async () => {
    const fake = fakeSocket()
    const opening = gatewayConnector(() => fake.socket).open(() => undefined)
    fake.open()
    const carrier = await opening
    expect(fake.socket.binaryType).toBe('arraybuffer')
    const port = carrier.open('station')
    const heard: unknown[] = []
    port.onMessage((message) => heard.push(message))
    fake.receiveEnvelope({ to: 'station', port: 'open' })
    fake.receiveEnvelope({ to: 'station', message: { bytes: new Uint8Array([1, 2]) } })
    fake.receiveEnvelope({ to: 'review', message: 'for somebody else' })
    expect(heard).toEqual([{ bytes: new Uint8Array([1, 2]) }])
    port.post({ hello: true, absent: undefined })
    expect(fake.sent.at(-1)).toEqual({ to: 'station', message: { hello: true } })
  })

  it('rejects when the gateway is not there', async () => {
    const fake = fakeSocket()
    const opening = gatewayConnector(() => fake.socket).open(() => undefined)
    fake.close()
    await expect(opening).rejects.toThrow('cannot be reached')
  })

  it('closes every port with the socket', async () => {
    const fake = fakeSocket()
    const opening = gatewayConnector(() => fake.socket).open(() => undefined)
    fake.open()
    const carrier = await opening
    const closed: string[] = []
    carrier.open('shell').onClose(() => closed.push('shell'))
    carrier.onClose(() => closed.push('carrier'))
    fake.close()
    expect(closed).toEqual(['shell', 'carrier'])
  })

  it('reports what it cannot read and stays open', async () => {
    const fake = fakeSocket()
    const bad: string[] = []
    const opening = gatewayConnector(() => fake.socket).open((what) => bad.push(what))
    fake.open()
    await opening
    fake.receive('text')
    fake.receive(new Uint8Array([0xc1]).buffer)
    fake.receiveEnvelope({ to: 'nobody', message: 1 })
    fake.receiveEnvelope([1, 2, 3])
    expect(bad).toHaveLength(4)
    expect(fake.socket.readyState).toBe(1)
  })
})
