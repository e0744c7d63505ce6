/**
 * Section 1 of proto/README.md a second time, slow and over the whole stream at once: shares no code with the reader that it judges, not even
 * the checksum.
 */

export interface ReadFrame {
  readonly type: number
  readonly sequence: number
  readonly payload: Uint8Array
}

const PAYLOAD_MAX = 2_097_152

export function readAll(stream: Uint8Array): readonly ReadFrame[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.length)
  const frames: ReadFrame[] = []
  for (let at = 0; at + 1 < stream.length; ) {
    if (stream[at] !== 0xa5 || stream[at + 1] !== 0xc3) {
      at++
      continue
    }
    // The rest would have to come first.
    if (at + 16 > stream.length) break
    const length = view.getUint32(at + 4, true)
    const isHeader =
      view.getUint32(at + 12, true) === crcOf(stream, at, at + 12) && stream[at + 2] === 1 && length <= PAYLOAD_MAX
    if (isHeader && at + 16 + length + 4 > stream.length) break
    if (
      isHeader &&
      view.getUint32(at + 16 + length, true) === crcOf(stream, at + 16, at + 16 + length, view.getUint32(at + 12, true))
    ) {
      const payload = stream.subarray(at + 16, at + 16 + length)
      frames.push({ type: stream[at + 3] ?? 0, sequence: view.getUint32(at + 8, true), payload })
      at += 16 + length + 4
    } else {
      at++
    }
  }
  return frames
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})

/** CRC-32 as the page describes it, going on from that of what came before. */
export function crcOf(bytes: Uint8Array, from: number, to: number, before = 0): number {
  let value = before ^ 0xffffffff
  for (let at = from; at < to; at++) value = (value >>> 8) ^ (TABLE[(value ^ (bytes[at] ?? 0)) & 0xff] ?? 0)
  return (value ^ 0xffffffff) >>> 0
}
