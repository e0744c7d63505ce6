import type { Unsubscribe } from '../../rpc/port.ts'

/** The scanner's end of the cable, whatever it is made of. */
export interface ByteChannel {
  /** What the station opens; null where no path leads to it. */
  readonly path: string | null
  readonly plugged: boolean
  /** False when the send buffer is over its limit; the bytes are taken all the same, and no more should come before `onDrain`. With the cable out they are lost. */
  write(bytes: Uint8Array): boolean
  onDrain(listener: () => void): Unsubscribe
  onBytes(listener: (chunk: Uint8Array) => void): Unsubscribe
  /** The cable comes out: what was under way is lost. */
  pull(): void
  plug(): Promise<void>
  close(): Promise<void>
}
