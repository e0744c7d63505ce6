import type { TimerHandle, Timers } from '../../base/clock.ts'
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
  readonly #bytesListeners = new Set<(chunk: Uint8Array) => void>()
  readonly #drainListeners = new Set<() => void>()
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
    this.#drainListeners.add(listener)
    return () => this.#drainListeners.delete(listener)
  }

  onBytes(listener: (chunk: Uint8Array) => void): Unsubscribe {
    this.#bytesListeners.add(listener)
    return () => this.#bytesListeners.delete(listener)
  }

  /** From the station. */
  receive(bytes: Uint8Array): void {
    for (const listener of [...this.#bytesListeners]) listener(bytes)
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
    for (const listener of [...this.#drainListeners]) listener()
  }
}
