import type { Timers } from '../base/clock.ts'
import type { LinkRemedy } from '../domain/link/link-remedy.ts'
import type { Logger } from '../log/logger.ts'
import { CLOSE_DEADLINE_MS } from './limits.ts'
import { type RefusedPictures, type ScannerTransport, TransportError, type TransportFault } from './transport.ts'

interface SlotParts {
  readonly timers: Timers
  readonly log: Logger
  onOpened(): void
  onFailed(fault: TransportFault): void
  onBytes(chunk: Uint8Array): void
  onClosed(): void
}

/**
 * Holds at most one transport and lets nothing through from one that was given up: a driver may open, deliver or
 * close long after the link has turned to the next connection. Nothing here ever waits for a close.
 */
export class TransportSlot {
  readonly #parts: SlotParts
  #transport: ScannerTransport | undefined
  #last: Pick<ScannerTransport, 'kind' | 'path' | 'capacityBytesPerS' | 'refusedPictures'> | undefined
  #fault: TransportFault | null = null
  #remedy: LinkRemedy | null = null
  #isOpen = false
  #writable = false
  #closing: Promise<void> = Promise.resolve()

  constructor(parts: SlotParts) {
    this.#parts = parts
  }

  /** Of the present or the latest transport. */
  get kind(): ScannerTransport['kind'] | 'none' {
    return this.#last?.kind ?? 'none'
  }

  get path(): string | null {
    return this.#last?.path ?? null
  }

  /** Why the latest attempt failed. */
  get fault(): TransportFault | null {
    return this.#fault
  }

  /** What to do about it, where the transport knows. */
  get remedy(): LinkRemedy | null {
    return this.#remedy
  }

  /** Of the line that is open; null where there is none, and where it has no speed of its own. */
  get capacityBytesPerS(): number | null {
    return this.#isOpen ? (this.#last?.capacityBytesPerS ?? null) : null
  }

  /** Of the present or the latest transport. */
  get refusedPictures(): RefusedPictures | undefined {
    return this.#last?.refusedPictures
  }

  open(transport: ScannerTransport | undefined): void {
    this.close()
    this.#last = transport
    this.#fault = null
    this.#remedy = null
    if (transport === undefined) {
      this.#parts.onFailed('ABSENT')
      return
    }
    this.#transport = transport
    const isCurrent = () => this.#transport === transport
    transport.onBytes((chunk) => {
      if (!isCurrent()) return
      this.#parts.onBytes(chunk)
    })
    transport.onClose((reason) => {
      if (!isCurrent() || !this.#isOpen) return
      this.#parts.log.info({ reason }, 'scanner transport closed')
      this.close()
      this.#parts.onClosed()
    })
    transport.onDrain(() => {
      if (isCurrent()) this.#writable = true
    })
    transport.open().then(
      () => {
        if (!isCurrent()) return
        this.#isOpen = true
        this.#writable = true
        this.#parts.onOpened()
      },
      (error: unknown) => {
        if (!isCurrent()) return
        this.#transport = undefined
        const { fault, remedy } = error instanceof TransportError ? error : { fault: 'FAILED' as const }
        const told = remedy === undefined ? {} : { remedy: remedyText(remedy) }
        this.#parts.log.debug({ error: String(error), ...told }, 'scanner transport did not open')
        this.#fault = fault
        this.#remedy = remedy ?? null
        this.#parts.onFailed(fault)
      },
    )
  }

  /** False when nothing is open or its buffer is full; then the bytes are dropped. The one write that fills the buffer still goes out. */
  write(bytes: Uint8Array, onTaken?: () => void): boolean {
    if (this.#transport === undefined || !this.#writable) return false
    this.#writable = this.#transport.write(bytes, onTaken)
    return true
  }

  close(): void {
    const transport = this.#transport
    if (transport === undefined) return
    this.#transport = undefined
    this.#isOpen = false
    this.#writable = false
    this.#closing = transport.close().catch((error: unknown) => {
      this.#parts.log.debug({ error: String(error) }, 'scanner transport did not close cleanly')
    })
  }

  /** Resolves when the last transport is closed, or when its driver has had long enough. */
  async closed(): Promise<void> {
    await new Promise<void>((resolve) => {
      const deadline = this.#parts.timers.after(CLOSE_DEADLINE_MS, resolve)
      void this.#closing.then(() => {
        this.#parts.timers.cancel(deadline)
        resolve()
      })
    })
  }
}

/** In one line of a log. */
function remedyText({ kind, values }: LinkRemedy): string {
  return [kind, ...Object.entries(values).map(([name, value]) => `${name} ${value}`)].join(', ')
}
