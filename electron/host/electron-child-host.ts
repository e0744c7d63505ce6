import type { MessagePortMain } from 'electron'
import { handOverSchema } from '../contract/process-hand-over.ts'
import type { Port } from '../rpc/port.ts'
import type { ChildHost, PeerName } from './host.ts'
import { portOfMessagePortMain } from './message-port-main.ts'

/** A background process's end of what its parent posts: `process.parentPort` in a utility process. */
export interface ElectronParentPort {
  on(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly MessagePortMain[] }) => void,
  ): unknown
}

/**
 * The other end of `createElectronHost`, without a value of Electron: resolves when the parent's first message has come.
 * `parseInit` throws on what is not a valid first message; the process then cannot do anything useful and rejects.
 */
export function electronChildHost<Init>(
  parent: ElectronParentPort,
  parseInit: (init: unknown) => Init,
): Promise<ChildHost<Init>> {
  return new Promise((resolve, reject) => {
    const peers = new PeerPorts()
    let started = false
    parent.on('message', ({ data, ports }) => {
      const message = handOverSchema.safeParse(data)
      const [channel] = ports
      // Main is us: a message of another shape is a fault of ours, and without a port there is nothing to do with it.
      if (!message.success || channel === undefined) return
      const port = portOfMessagePortMain(channel)
      if (message.data.kind === 'port') {
        peers.deliver(message.data.peer, port)
        return
      }
      if (started) {
        port.close()
        return
      }
      started = true
      try {
        const init = parseInit(message.data.init)
        resolve({ init, parentPort: port, onPort: (listener) => peers.onPort(listener) })
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    })
  })
}

/** Ports that came before anybody asked are kept for the first listener. */
class PeerPorts {
  readonly #listeners = new Set<(peer: PeerName, port: Port) => void>()
  #early: (readonly [PeerName, Port])[] = []

  deliver(peer: PeerName, port: Port): void {
    if (this.#listeners.size === 0) this.#early.push([peer, port])
    for (const listener of this.#listeners) listener(peer, port)
  }

  onPort(listener: (peer: PeerName, port: Port) => void): () => void {
    this.#listeners.add(listener)
    const early = this.#early
    this.#early = []
    for (const [peer, port] of early) listener(peer, port)
    return () => this.#listeners.delete(listener)
  }
}
