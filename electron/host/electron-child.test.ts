import type { MessagePortMain, ParentPort } from 'electron'
import { describe, expect, it } from 'vitest'
import {
  createMessagePortMainPort,
  type ElectronParentPortLike,
  linkToElectronParent,
  type MessagePortMainLike,
} from './electron-child.ts'

// Electron's own types must fit what we say we use; checked by the compiler, without the runtime.
type Fits<Narrow, Wide extends Narrow> = Wide
export type Checked = [Fits<MessagePortMainLike, MessagePortMain>, Fits<ElectronParentPortLike, ParentPort>]

class FakeMessagePort implements MessagePortMainLike {
  readonly posted: unknown[] = []
  started = false
  closed = false
  #message: (event: { data: unknown }) => void = () => undefined
  #close: () => void = () => undefined

  on(event: 'message' | 'close', listener: ((event: { data: unknown }) => void) & (() => void)): this {
    if (event === 'message') this.#message = listener
    else this.#close = listener
    return this
  }
  postMessage(message: unknown): void {
    this.posted.push(message)
  }
  start(): void {
    this.started = true
  }
  close(): void {
    this.closed = true
  }
  receive(data: unknown): void {
    this.#message({ data })
  }
  disconnect(): void {
    this.#close()
  }
}

describe('a port over a MessagePortMain', () => {
  it('unwraps messages, keeps early ones and tells of the end once', () => {
    const native = new FakeMessagePort()
    const port = createMessagePortMainPort(native)
    expect(native.started).toBe(true)
    native.receive('early')
    const heard: unknown[] = []
    const ends: string[] = []
    port.onMessage((message) => heard.push(message))
    port.onClose(() => ends.push('closed'))
    native.receive({ later: true })
    port.post('out')
    native.disconnect()
    native.disconnect()
    port.post('into the void')
    expect(heard).toEqual(['early', { later: true }])
    expect(native.posted).toEqual(['out'])
    expect(ends).toEqual(['closed'])
  })
})

describe("the link to Electron's main process", () => {
  it('hands over the first message, plain messages and ports', async () => {
    let deliver: (event: { data: unknown; ports: MessagePortMainLike[] }) => void = () => undefined
    const posted: unknown[] = []
    const link = linkToElectronParent({
      on: (_event, listener) => {
        deliver = listener
      },
      postMessage: (message) => posted.push(message),
    })
    const sibling = new FakeMessagePort()
    deliver({ data: { kind: 'init', init: { dataFolder: '/d' } }, ports: [] })
    deliver({ data: { kind: 'port', peer: 'inference' }, ports: [sibling] })
    deliver({ data: { kind: 'port', peer: 'nobody we know' }, ports: [new FakeMessagePort()] })
    deliver({ data: 'junk', ports: [] })
    deliver({ data: { kind: 'message', message: 'beat' }, ports: [] })

    expect(await link.init).toEqual({ dataFolder: '/d' })
    const heard: unknown[] = []
    link.parentPort.onMessage((message) => heard.push(message))
    expect(heard).toEqual(['beat'])
    link.parentPort.post('answer')
    expect(posted).toEqual([{ kind: 'message', message: 'answer' }])
    const peers: string[] = []
    link.onPort((peer, port) => {
      peers.push(peer)
      port.post('hello sibling')
    })
    expect(peers).toEqual(['inference'])
    expect(sibling.posted).toEqual(['hello sibling'])
  })
})
