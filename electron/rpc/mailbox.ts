import type { Unsubscribe } from './port.ts'

/** Messages kept for a listener that has not come yet; past this the port is closed, because nobody will ever read them. */
export const MAILBOX_MESSAGES_MAX = 1_000

/** The listening half of a port, the same for every transport: keeps early messages, tells once that it closed. */
export class Mailbox {
  readonly #listeners = new Set<(message: unknown) => void>()
  readonly #closeListeners = new Set<() => void>()
  #early: unknown[] = []
  #closed = false

  get closed(): boolean {
    return this.#closed
  }

  /** False when nobody listens and the mailbox is full. */
  deliver(message: unknown): boolean {
    if (this.#closed) return true
    if (this.#listeners.size === 0) {
      if (this.#early.length >= MAILBOX_MESSAGES_MAX) return false
      this.#early.push(message)
      return true
    }
    // A copy: whoever starts to listen because of this message must not hear it again.
    for (const listener of [...this.#listeners]) listener(message)
    return true
  }

  onMessage(listener: (message: unknown) => void): Unsubscribe {
    this.#listeners.add(listener)
    const early = this.#early
    this.#early = []
    for (const message of early) listener(message)
    return () => this.#listeners.delete(listener)
  }

  onClose(listener: () => void): Unsubscribe {
    if (this.#closed) {
      listener()
      return () => undefined
    }
    this.#closeListeners.add(listener)
    return () => this.#closeListeners.delete(listener)
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    for (const listener of [...this.#closeListeners]) listener()
    this.#closeListeners.clear()
  }
}
