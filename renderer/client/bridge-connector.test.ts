import { describe, expect, it } from 'vitest'
import type { ScreenService } from '../../electron/contract/bridge.ts'
import { bridgeConnector, bridgeOf } from './bridge-connector.ts'

/** A window and a preload: what is asked for is answered by a message of the window itself. */
function fakePage() {
  const listeners = new Set<(event: MessageEvent) => void>()
  const asked: { readonly nonce: string; readonly service: ScreenService }[] = []
  const page = {
    addEventListener: (_type: 'message', listener: (event: MessageEvent) => void) => void listeners.add(listener),
    removeEventListener: (_type: 'message', listener: (event: MessageEvent) => void) => void listeners.delete(listener),
  }
  return {
    page,
    asked,
    listeners,
    bridge: { connect: (nonce: string, service: ScreenService) => void asked.push({ nonce, service }) },
    say(data: unknown, ports: readonly MessagePort[] = [], source: unknown = page) {
      for (const listener of [...listeners]) listener({ data, ports, source } as unknown as MessageEvent)
    },
  }
}

async function open(page: ReturnType<typeof fakePage>, service: ScreenService) {
  const carrier = await bridgeConnector(page.bridge, page.page, () => 'n-1').open(() => undefined)
  return carrier.open(service)
}

describe('bridgeConnector', () => {
  it('carries messages both ways, also those said before the port has come', async () => {
    const page = fakePage()
    const port = await open(page, 'station')
    expect(page.asked).toEqual([{ nonce: 'n-1', service: 'station' }])
    port.post('early')
    const { port1, port2 } = new MessageChannel()
    const heard: unknown[] = []
    const arrived = new Promise<void>((resolve) => {
      port2.addEventListener('message', ({ data }) => {
        heard.push(data)
        if (heard.length === 2) resolve()
      })
    })
    port2.start()
    page.say({ kind: 'ovoscope.port', nonce: 'n-1', service: 'station' }, [port1])
    port.post('late')
    await arrived
    expect(heard).toEqual(['early', 'late'])

    const answer = new Promise<unknown>((resolve) => port.onMessage(resolve))
    port2.postMessage(new Uint8Array([7]))
    expect(await answer).toEqual(new Uint8Array([7]))
    const closed = new Promise<void>((resolve) => port.onClose(resolve))
    port2.close()
    await closed
    expect(page.listeners.size).toBe(0)
  })

  it('takes no port from a stranger or for something else', async () => {
    const page = fakePage()
    const port = await open(page, 'station')
    let closed = false
    port.onClose(() => {
      closed = true
    })
    const { port1 } = new MessageChannel()
    const right = { kind: 'ovoscope.port', nonce: 'n-1', service: 'station' }
    page.say(right, [port1], {})
    page.say({ ...right, nonce: 'n-2' }, [port1])
    page.say({ ...right, service: 'shell' }, [port1])
    page.say({ ...right, more: true }, [port1])
    page.say('hello', [port1])
    expect(page.listeners.size).toBe(1)
    page.say(right, [])
    expect(closed).toBe(true)
    port1.close()
  })
})

describe('bridgeOf', () => {
  it('finds the preload where there is one', () => {
    const asked: string[] = []
    const bridge = bridgeOf({
      ovoscope: { connect: (nonce: string, service: string) => asked.push(`${nonce} ${service}`) },
    })
    bridge?.connect('n', 'shell')
    expect(asked).toEqual(['n shell'])
    for (const page of [{}, { ovoscope: null }, { ovoscope: {} }, { ovoscope: { connect: 1 } }]) {
      expect(bridgeOf(page)).toBeUndefined()
    }
  })
})
