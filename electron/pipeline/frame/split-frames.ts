import type { CheckedFrame, FrameRejection } from './frame.ts'
import {
  CHECKED_HEADER_BYTES,
  type Crc32,
  FRAME_OVERHEAD_BYTES,
  FRAME_VERSION,
  HEADER_BYTES,
  MAGIC_0,
  MAGIC_1,
  PAYLOAD_BYTES_MAX,
} from './wire.ts'

/** Bytes are gathered in slabs of this size: some thirty 64×64 scans, so that starting a new one costs little per frame. */
export const SLAB_BYTES = 256 * 1024

/**
 * Payload bytes that may fail their checksum without a good frame in between: sixteen of the longest. A sender whose good headers
 * promise payloads that never come would otherwise have each of them checked over the same megabytes, for minutes. Beyond it all
 * that is buffered is dropped; a message lost with it was not acknowledged and is sent again.
 */
const VAIN_BYTES_MAX = 16 * PAYLOAD_BYTES_MAX
const NO_FRAMES: readonly CheckedFrame[] = []

/**
 * Bytes → frames. Takes any bytes in any pieces, never throws, and gives out only frames whose two checksums hold.
 *
 * After anything that is no frame the search goes on one byte behind the failed magic, so a good frame is found even
 * inside damaged bytes, up to a limit of work. What is kept never exceeds one slab or one frame, whichever is larger.
 *
 * Every byte is copied once, into a slab that is written once and never reused: a payload stays as it is for as long
 * as somebody holds it, at the price of keeping its slab in memory.
 */
export class FrameSplitter {
  readonly #crc32: Crc32
  #slab = new Uint8Array(SLAB_BYTES)
  /** First byte not yet given out or skipped. */
  #start = 0
  #end = 0
  /** Payload length of the frame at #start once its header was found good, otherwise -1. */
  #payloadBytes = -1
  /** True while skipping: a stretch of bad bytes counts once. */
  #searching = false
  /** Payload bytes checked in vain since the last good frame. */
  #vainBytes = 0
  #accepted = 0
  #skippedBytes = 0
  readonly #rejected: Record<FrameRejection, number> = {
    GARBAGE: 0,
    BAD_HEADER: 0,
    TOO_LONG: 0,
    BAD_CHECKSUM: 0,
    UNKNOWN_VERSION: 0,
  }

  constructor(crc32: Crc32) {
    this.#crc32 = crc32
  }

  /** Frames completed by this chunk, in order. The chunk itself is not kept. */
  push(chunk: Uint8Array): readonly CheckedFrame[] {
    const frames: CheckedFrame[] = []
    let offset = 0
    while (offset < chunk.length) {
      this.#makeRoom()
      const take = Math.min(chunk.length - offset, this.#slab.length - this.#end)
      this.#slab.set(take === chunk.length ? chunk : chunk.subarray(offset, offset + take), this.#end)
      this.#end += take
      offset += take
      for (let frame = this.#next(); frame !== undefined; frame = this.#next()) frames.push(frame)
    }
    return frames.length === 0 ? NO_FRAMES : frames
  }

  /** Forgets an unfinished frame, for example when the line was opened anew. Counters stay. */
  reset(): void {
    this.#skip(this.#end)
    this.#searching = false
  }

  get accepted(): number {
    return this.#accepted
  }

  /** How often each kind of failure was met. GARBAGE counts stretches, the others count magics that began no good frame. */
  get rejected(): Readonly<Record<FrameRejection, number>> {
    return this.#rejected
  }

  /** Bytes that belonged to no good frame. */
  get skippedBytes(): number {
    return this.#skippedBytes
  }

  /** Memory that is held for what may still become a frame. */
  get heldBytes(): number {
    return this.#slab.length
  }

  /** Room for at least one byte more, and for the whole frame under way. */
  #makeRoom(): void {
    const wanted = this.#payloadBytes < 0 ? HEADER_BYTES : this.#payloadBytes + FRAME_OVERHEAD_BYTES
    if (this.#end < this.#slab.length && this.#start + wanted <= this.#slab.length) return
    const slab = new Uint8Array(Math.max(SLAB_BYTES, wanted))
    slab.set(this.#slab.subarray(this.#start, this.#end))
    this.#slab = slab
    this.#end -= this.#start
    this.#start = 0
  }

  #next(): CheckedFrame | undefined {
    while (this.#payloadBytes >= 0 || this.#findHeader()) {
      const frameBytes = this.#payloadBytes + FRAME_OVERHEAD_BYTES
      if (this.#end - this.#start < frameBytes) return undefined
      const payloadAt = this.#start + HEADER_BYTES
      const payloadEnd = payloadAt + this.#payloadBytes
      const payload = this.#slab.subarray(payloadAt, payloadEnd)
      // The header's own checksum is known to be good: the payload's goes on from it.
      const headerChecksum = readUint32(this.#slab, this.#start + CHECKED_HEADER_BYTES)
      const checksum = this.#crc32(payload, headerChecksum) >>> 0
      if (readUint32(this.#slab, payloadEnd) === checksum) {
        const frame = {
          type: this.#slab[this.#start + 3] ?? 0,
          sequence: readUint32(this.#slab, this.#start + 8),
          payload,
          checksum,
        }
        this.#start += frameBytes
        this.#payloadBytes = -1
        this.#searching = false
        this.#vainBytes = 0
        this.#accepted++
        return frame
      }
      this.#vainBytes += this.#payloadBytes
      this.#reject('BAD_CHECKSUM')
      if (this.#vainBytes > VAIN_BYTES_MAX) this.#giveUp()
    }
    return undefined
  }

  /** Moves to the next good header and notes its payload length; false when more bytes are needed. */
  #findHeader(): boolean {
    while (this.#seekMagic()) {
      if (this.#end - this.#start < HEADER_BYTES) return false
      const checked = this.#slab.subarray(this.#start, this.#start + CHECKED_HEADER_BYTES)
      const payloadBytes = readUint32(this.#slab, this.#start + 4)
      if (readUint32(this.#slab, this.#start + CHECKED_HEADER_BYTES) !== this.#crc32(checked) >>> 0) {
        this.#reject('BAD_HEADER')
      } else if (this.#slab[this.#start + 2] !== FRAME_VERSION) {
        this.#reject('UNKNOWN_VERSION')
      } else if (payloadBytes > PAYLOAD_BYTES_MAX) {
        this.#reject('TOO_LONG')
      } else {
        this.#payloadBytes = payloadBytes
        return true
      }
    }
    return false
  }

  /** Skips to the next byte pair that may begin a frame; false when there is none yet. */
  #seekMagic(): boolean {
    while (this.#start < this.#end) {
      if (this.#slab[this.#start] === MAGIC_0) {
        if (this.#start + 1 === this.#end) return false
        if (this.#slab[this.#start + 1] === MAGIC_1) return true
      }
      if (!this.#searching) {
        this.#searching = true
        this.#rejected.GARBAGE++
      }
      const found = this.#slab.subarray(this.#start + 1, this.#end).indexOf(MAGIC_0)
      this.#skip(found < 0 ? this.#end : this.#start + 1 + found)
    }
    return false
  }

  #reject(reason: FrameRejection): void {
    this.#rejected[reason]++
    // What follows up to the next magic belongs to this failure and is not counted as garbage once more.
    this.#searching = true
    this.#skip(this.#start + 1)
  }

  #giveUp(): void {
    this.#vainBytes = 0
    this.#skip(this.#end)
  }

  #skip(to: number): void {
    this.#skippedBytes += to - this.#start
    this.#start = to
    this.#payloadBytes = -1
  }
}

function readUint32(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0
  )
}
