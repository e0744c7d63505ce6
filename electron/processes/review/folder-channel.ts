import type { TimerHandle, Timers } from '../../base/clock.ts'
import { Listeners } from '../../base/listeners.ts'
import type { Unsubscribe } from '../../rpc/port.ts'
import type { ByteChannel } from '../../scanner/virtual/byte-channel.ts'

/** How often what found no room is tried again: far below the silence after which a station misses its scanner. */
const AGAIN_MS = 50

export interface FolderChannelParts {
  readonly timers: Timers
  /** False where there was no room: nothing was sent. */
  send(bytes: Uint8Array): boolean
}

/** The cable of one connection of a folder scanner, over the port between two processes. */
export class FolderChannel implements Pick<ByteChannel, 'write' | 'onDrain' | 'onBytes'> {
  readonly #parts: FolderChannelParts
  readonly #bytes = new Listeners<Uint8Array>()
  readonly #drained = new Listeners<void>()
  /** Heartbeats and what was taken before the scanner heard that there is no room. */
  #waiting: Uint8Array[] = []
  #again: TimerHandle | undefined

  constructor(parts: FolderChannelParts) {
    this.#parts = parts
  }

  write(bytes: Uint8Array): boolean {
    if (this.#waiting.length === 0 && this.#parts.send(bytes)) return true
    this.#waiting.push(bytes)
    this.#again ??= this.#parts.timers.every(AGAIN_MS, () => this.#sendWaiting())
    return false
  }

  onDrain(listener: () => void): Unsubscribe {
    return this.#drained.add(listener)
  }

  onBytes(listener: (chunk: Uint8Array) => void): Unsubscribe {
    return this.#bytes.add(listener)
  }

  /** From the station. */
  receive(bytes: Uint8Array): void {
    this.#bytes.tell(bytes)
  }

  close(): void {
    if (this.#again !== undefined) this.#parts.timers.cancel(this.#again)
    this.#again = undefined
    this.#waiting = []
  }

  #sendWaiting(): void {
    while (this.#waiting[0] !== undefined) {
      if (!this.#parts.send(this.#waiting[0])) return
      this.#waiting.shift()
    }
    this.close()
    this.#drained.tell()
  }
}
