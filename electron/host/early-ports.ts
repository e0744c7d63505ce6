import type { Port, Unsubscribe } from '../rpc/port.ts'
import type { PeerName } from './host.ts'

export type PortListener = (peer: PeerName, port: Port) => void

/** Keeps ports that arrive before anybody asks for them; closed ones are of no use to anybody and are let go. */
export class EarlyPorts {
  readonly #listeners = new Set<PortListener>()
  #early: { peer: PeerName; port: Port }[] = []

  deliver(peer: PeerName, port: Port): void {
    if (this.#listeners.size > 0) {
      for (const listener of [...this.#listeners]) listener(peer, port)
      return
    }
    const entry = { peer, port }
    this.#early.push(entry)
    port.onClose(() => {
      this.#early = this.#early.filter((other) => other !== entry)
    })
  }

  onPort(listener: PortListener): Unsubscribe {
    this.#listeners.add(listener)
    const early = this.#early
    this.#early = []
    for (const { peer, port } of early) listener(peer, port)
    return () => this.#listeners.delete(listener)
  }
}
