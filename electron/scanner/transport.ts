import type { LinkRemedy } from '../domain/link/link-remedy.ts'
import type { LinkFault } from '../domain/link/link-state.ts'
import type { PictureRefusal } from '../domain/link/picture-refusal.ts'
import type { Unsubscribe } from '../rpc/port.ts'

/** A way for bytes to come and go: serial, usb, an in-process port, replay. One object a connection: it opens once and closes once. */
export interface ScannerTransport {
  readonly kind: 'serial' | 'usb' | 'folder' | 'port' | 'replay'
  /** The number that the link must give this connection, where the far end cannot answer another one: a recording. */
  readonly connection?: number | undefined
  /** What the operator knows it by; null where nothing leads to it from outside. Where it has to be found first, known once it is. */
  readonly path: string | null
  /** Bytes per second that the line can carry, known once it is open; absent or null where it has no speed of its own. */
  readonly capacityBytesPerS?: number | null
  /** Files that lie beside it because they were no scans; only where scans are files. */
  readonly refusedPictures?: RefusedPictures | undefined
  /** Rejects with a `TransportError`. */
  open(): Promise<void>
  /** A chunk is valid during the call only. */
  onBytes(listener: (chunk: Uint8Array) => void): Unsubscribe
  /** The far side went away, with the reason if the driver gave one. Silence is not reported here: the link watches for it. */
  onClose(listener: (reason: string) => void): Unsubscribe
  /** False when the send buffer is over its limit; the link then waits for `onDrain`. `onTaken` is called when the driver has taken the last byte. */
  write(bytes: Uint8Array, onTaken?: () => void): boolean
  onDrain(listener: () => void): Unsubscribe
  close(): Promise<void>
}

/** Files that a folder's reader could make no scans of. */
export interface RefusedPictures {
  /** How many nobody has taken away yet. */
  readonly count: number
  /** The newest of them; undefined where that is not known any more. */
  readonly newest?: { readonly file: string; readonly refusal: PictureRefusal } | undefined
}

export type TransportFault = LinkFault

export class TransportError extends Error {
  readonly fault: TransportFault
  readonly remedy: LinkRemedy | undefined
  constructor(fault: TransportFault, message: string, remedy?: LinkRemedy) {
    super(message)
    this.name = 'TransportError'
    this.fault = fault
    this.remedy = remedy
  }
}
