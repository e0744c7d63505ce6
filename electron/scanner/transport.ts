import type { Unsubscribe } from '../rpc/port.ts'

/** A way for bytes to come and go: serial, usb, an in-process port, replay. One object a connection: it opens once and closes once. */
export interface ScannerTransport {
  readonly kind: 'serial' | 'usb' | 'port' | 'replay'
  /** The number that the link must give this connection, where the far end cannot answer another one: a recording. */
  readonly connection?: number | undefined
  /** What the operator knows it by; null where nothing leads to it from outside. */
  readonly path: string | null
  /** Rejects with a `TransportError`. */
  open(): Promise<void>
  onBytes(listener: (chunk: Uint8Array) => void): Unsubscribe
  /** The far side went away, with the reason if the driver gave one. Silence is not reported here: the link watches for it. */
  onClose(listener: (reason: string) => void): Unsubscribe
  /** False when the send buffer is over its limit; the link then waits for `onDrain`. `onTaken` is called when the driver has taken the last byte. */
  write(bytes: Uint8Array, onTaken?: () => void): boolean
  onDrain(listener: () => void): Unsubscribe
  close(): Promise<void>
}

export type TransportFault = 'ABSENT' | 'BUSY' | 'PERMISSION' | 'FAILED'

export class TransportError extends Error {
  readonly fault: TransportFault
  constructor(fault: TransportFault, message: string) {
    super(message)
    this.name = 'TransportError'
    this.fault = fault
  }
}
