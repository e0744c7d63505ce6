import type { Port, Unsubscribe } from '../../rpc/port.ts'
import { type LineMessage, parseLineMessage, wholeBuffer } from '../../scanner/port-messages.ts'
import type { ByteChannel } from '../../scanner/virtual/byte-channel.ts'

/** The cable as messages over a port, where there is no pseudo-terminal. The station may come back with another port at any time. */
export class PortChannel implements ByteChannel {
  readonly path = null
  readonly #bytesListeners = new Set<(chunk: Uint8Array) => void>()
  #plugged = true
  #port: Port | undefined
  /** The connection that is open over the port; undefined while none is. */
  #connection: number | undefined

  get plugged(): boolean {
    return this.#plugged
  }

  /** Takes the place of the port before it, whose connection is over. */
  attach(port: Port): void {
    this.#port = port
    this.#connection = undefined
    port.onMessage((raw) => {
      const message = parseLineMessage(raw)
      if (message !== undefined && this.#port === port) this.#onMessage(message)
    })
    port.onClose(() => {
      if (this.#port !== port) return
      this.#port = undefined
      this.#connection = undefined
    })
  }

  write(bytes: Uint8Array): boolean {
    if (this.#connection !== undefined) {
      this.#post({ line: 'bytes', connection: this.#connection, bytes: wholeBuffer(bytes) })
    }
    return true
  }

  /** A port has no limit of its own; what is under way is bounded by the station's credit. */
  onDrain(): Unsubscribe {
    return () => undefined
  }

  onBytes(listener: (chunk: Uint8Array) => void): Unsubscribe {
    this.#bytesListeners.add(listener)
    return () => void this.#bytesListeners.delete(listener)
  }

  pull(): void {
    this.#plugged = false
    if (this.#connection !== undefined) this.#post({ line: 'closed', connection: this.#connection })
    this.#connection = undefined
  }

  plug(): Promise<void> {
    this.#plugged = true
    return Promise.resolve()
  }

  close(): Promise<void> {
    this.pull()
    this.#bytesListeners.clear()
    return Promise.resolve()
  }

  #onMessage(message: LineMessage): void {
    const { connection } = message
    if (message.line === 'open') {
      this.#connection = this.#plugged ? connection : undefined
      this.#post({ line: this.#plugged ? 'opened' : 'absent', connection })
    } else if (connection === this.#connection) {
      if (message.line === 'closed') this.#connection = undefined
      else if (message.line === 'bytes') for (const listener of this.#bytesListeners) listener(message.bytes)
    }
  }

  #post(message: LineMessage): void {
    this.#port?.post(message)
  }
}
