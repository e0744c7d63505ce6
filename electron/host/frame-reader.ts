import { LENGTH_BYTES } from './message-codec.ts'

const FIRST_CAPACITY_BYTES = 64 * 1024

/** Cuts a stream of chunks into the messages that `encodeMessage` wrote. One buffer is reused for those that come in pieces. */
export class FrameReader {
  readonly #maxBytes: number
  #partial = Buffer.allocUnsafeSlow(FIRST_CAPACITY_BYTES)
  #filled = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** Calls `onFrame` with each whole message; its bytes are only valid during the call. False when a length is over the limit: the stream is lost then. */
  push(chunk: Buffer, onFrame: (bytes: Buffer) => void): boolean {
    let offset = 0
    while (offset < chunk.length) {
      if (this.#filled > 0) {
        offset += this.#fill(chunk, offset)
        const length = this.#lengthOf(this.#partial, 0, this.#filled)
        if (length === undefined) continue
        if (length > this.#maxBytes) return false
        if (this.#filled < LENGTH_BYTES + length) continue
        this.#filled = 0
        onFrame(this.#partial.subarray(LENGTH_BYTES, LENGTH_BYTES + length))
        continue
      }
      const length = this.#lengthOf(chunk, offset, chunk.length)
      if (length !== undefined && length > this.#maxBytes) return false
      if (length === undefined || chunk.length - offset < LENGTH_BYTES + length) {
        this.#reserve(LENGTH_BYTES + (length ?? 0))
        this.#filled = chunk.copy(this.#partial, 0, offset)
        return true
      }
      onFrame(chunk.subarray(offset + LENGTH_BYTES, offset + LENGTH_BYTES + length))
      offset += LENGTH_BYTES + length
    }
    return true
  }

  /** Takes from the chunk what the started message still lacks; answers how many bytes that were. */
  #fill(chunk: Buffer, offset: number): number {
    const length = this.#lengthOf(this.#partial, 0, this.#filled)
    const wanted = length === undefined ? LENGTH_BYTES : LENGTH_BYTES + Math.min(length, this.#maxBytes)
    this.#reserve(wanted)
    const taken = Math.min(wanted - this.#filled, chunk.length - offset)
    chunk.copy(this.#partial, this.#filled, offset, offset + taken)
    this.#filled += taken
    return taken
  }

  #reserve(bytes: number): void {
    if (bytes <= this.#partial.length) return
    const larger = Buffer.allocUnsafeSlow(bytes)
    this.#partial.copy(larger, 0, 0, this.#filled)
    this.#partial = larger
  }

  #lengthOf(bytes: Buffer, from: number, to: number): number | undefined {
    return to - from < LENGTH_BYTES ? undefined : bytes.readUInt32LE(from)
  }
}
