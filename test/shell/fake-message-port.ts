import { EventEmitter } from 'node:events'
import type { MessagePortMain } from 'electron'

/** A double of Electron's MessagePortMain: copies what is posted, keeps it until started, tells the other end when it closes. */
export class FakeMessagePort extends EventEmitter implements MessagePortMain {
  #peer: FakeMessagePort | undefined
  #started = false
  #closed = false
  #waiting: { data: unknown; ports: MessagePortMain[] }[] = []

  static pair(): { port1: FakeMessagePort; port2: FakeMessagePort } {
    const port1 = new FakeMessagePort()
    const port2 = new FakeMessagePort()
    port1.#peer = port2
    port2.#peer = port1
    return { port1, port2 }
  }

  postMessage(message: unknown, transfer: MessagePortMain[] = []): void {
    if (this.#closed) return
    const copy: unknown = structuredClone(message)
    queueMicrotask(() => this.#peer?.receive({ data: copy, ports: transfer }))
  }

  start(): void {
    this.#started = true
    for (const message of this.#waiting.splice(0)) this.emit('message', message)
    // A port that was handed over after its other end had closed says so once somebody listens.
    if (this.#closed) queueMicrotask(() => this.emit('close'))
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    queueMicrotask(() => this.#peer?.closedByPeer())
  }

  get closed(): boolean {
    return this.#closed
  }

  private receive(message: { data: unknown; ports: MessagePortMain[] }): void {
    if (this.#closed) return
    if (this.#started) this.emit('message', message)
    else this.#waiting.push(message)
  }

  private closedByPeer(): void {
    if (this.#closed) return
    this.#closed = true
    this.emit('close')
  }
}
