import type { TimerHandle, Timers } from '../../base/clock.ts'
import { Listeners } from '../../base/listeners.ts'
import type { Unsubscribe } from '../../rpc/port.ts'
import type { ScannerTransport } from '../../scanner/transport.ts'
import type { ByteChannel } from '../../scanner/virtual/byte-channel.ts'

/** How often a port is tried that went away, for example a USB adapter that somebody pulled. */
const REOPEN_MS = 1_000

export interface SerialChannelOptions {
  readonly timers: Timers
  /** A fresh one for every time that the port is opened. */
  openTransport(): ScannerTransport
}

/** The cable as a real serial port of this machine, with a station at its far end. Rejects with a `TransportError` when the port cannot be opened. */
export async function openSerialChannel(options: SerialChannelOptions): Promise<ByteChannel> {
  const channel = new SerialChannel(options)
  await channel.plug()
  return channel
}

class SerialChannel implements ByteChannel {
  /** What the station opens is a port of its own machine. */
  readonly path = null
  readonly #options: SerialChannelOptions
  readonly #bytes = new Listeners<Uint8Array>()
  readonly #drained = new Listeners<void>()
  #transport: ScannerTransport | undefined
  #reopen: TimerHandle | undefined
  #wanted = false
  #turn: Promise<void> = Promise.resolve()

  constructor(options: SerialChannelOptions) {
    this.#options = options
  }

  get plugged(): boolean {
    return this.#transport !== undefined
  }

  write(bytes: Uint8Array): boolean {
    return this.#transport === undefined || this.#transport.write(bytes)
  }

  onDrain(listener: () => void): Unsubscribe {
    return this.#drained.add(listener)
  }

  onBytes(listener: (chunk: Uint8Array) => void): Unsubscribe {
    return this.#bytes.add(listener)
  }

  pull(): void {
    this.#wanted = false
    if (this.#reopen !== undefined) this.#options.timers.cancel(this.#reopen)
    this.#reopen = undefined
    this.#leave()
  }

  plug(): Promise<void> {
    this.#wanted = true
    const opened = this.#turn.then(() => this.#open())
    this.#turn = opened.catch(() => undefined)
    return opened
  }

  async close(): Promise<void> {
    this.pull()
    await this.#turn
  }

  async #open(): Promise<void> {
    if (this.#transport !== undefined || !this.#wanted) return
    const transport = this.#options.openTransport()
    transport.onBytes((chunk) => {
      if (this.#transport === transport) this.#bytes.tell(chunk)
    })
    transport.onDrain(() => {
      if (this.#transport === transport) this.#drained.tell()
    })
    transport.onClose(() => {
      if (this.#transport === transport) this.#lost()
    })
    await transport.open()
    if (this.#wanted) this.#transport = transport
    else await transport.close()
  }

  /** The port went away by itself: it is tried until it is there again. */
  #lost(): void {
    this.#leave()
    this.#reopen = this.#options.timers.after(REOPEN_MS, () => {
      this.#reopen = undefined
      if (this.#wanted) this.plug().catch(() => this.#lost())
    })
  }

  /** What waits to be written is lost with the line, and nobody waits for it. */
  #leave(): void {
    const transport = this.#transport
    if (transport === undefined) return
    this.#transport = undefined
    const closed = transport.close().catch(() => undefined)
    this.#turn = this.#turn.then(() => closed)
    this.#drained.tell()
  }
}
