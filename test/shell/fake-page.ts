import { EventEmitter } from 'node:events'
import type { MessagePortMain } from 'electron'
import { type PortMessage, portMessageSchema } from '../../electron/contract/bridge.ts'
import type { OvoscopeBridge } from '../../electron/contract/bridge-names.ts'
import { createMessagePortMainPort } from '../../electron/host/electron-child.ts'
import type { AskingFrame } from '../../electron/processes/main/port-broker.ts'
import { exposeBridge } from '../../electron/processes/preload/expose-bridge.ts'
import type { Port } from '../../electron/rpc/port.ts'
import type { FakeElectron } from './fake-electron.ts'

/** What a frame says of itself when it asks; a test forges it. */
export interface FrameIdentity {
  readonly origin: string
  readonly isTop: boolean
  readonly isGone: boolean
}

export const OWN_FRAME: FrameIdentity = { origin: 'app://ovoscope', isTop: true, isGone: false }

/** A page with the real preload in it, speaking to a double of main. */
export class FakePage {
  /** Everything that was posted to the page's window, with its target. */
  readonly posted: { readonly message: PortMessage; readonly targetOrigin: string; readonly port: Port }[] = []
  readonly bridge: OvoscopeBridge
  readonly #renderer = new EventEmitter()
  readonly #electron: FakeElectron
  readonly #identity: FrameIdentity

  constructor(electron: FakeElectron, identity: FrameIdentity = OWN_FRAME) {
    this.#electron = electron
    this.#identity = identity
    let bridge: unknown
    exposeBridge(
      {
        contextBridge: {
          exposeInMainWorld: (_key, api: unknown) => {
            bridge = api
          },
        },
        ipcRenderer: {
          on: ((channel: string, listener: (...args: unknown[]) => void) =>
            this.#renderer.on(channel, listener)) as never,
          send: (channel, message: unknown) => this.ask(channel, message),
        },
      },
      {
        location: { origin: 'app://ovoscope' },
        postMessage: (message, targetOrigin, [port]) => {
          if (port === undefined) throw new Error('a message without a port')
          const parsed = portMessageSchema.parse(message)
          // The double hands the very port over; in the browser it arrives as the page's own kind of port.
          this.posted.push({
            message: parsed,
            targetOrigin,
            port: createMessagePortMainPort(port as unknown as MessagePortMain),
          })
        },
      },
    )
    this.bridge = bridge as OvoscopeBridge
  }

  /** Sends anything on the channel, as a page with a broken preload might. */
  ask(channel: string, message: unknown): void {
    const frame: AskingFrame = {
      origin: this.#identity.origin,
      parent: this.#identity.isTop ? null : ({} as never),
      postMessage: (given, reply: unknown, ports = []) => this.#renderer.emit(given, { ports }, structuredClone(reply)),
    }
    this.#electron.ipcMain.emit(
      channel,
      { senderFrame: this.#identity.isGone ? null : frame },
      structuredClone(message),
    )
  }
}
