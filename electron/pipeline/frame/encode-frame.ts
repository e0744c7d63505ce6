import type { Frame } from './frame.ts'
import {
  CHECKED_HEADER_BYTES,
  type Crc32,
  FRAME_OVERHEAD_BYTES,
  FRAME_VERSION,
  HEADER_BYTES,
  MAGIC_0,
  MAGIC_1,
} from './wire.ts'

/** Frame → bytes. The caller keeps the payload below PAYLOAD_BYTES_MAX; the far side rejects a longer one. */
export function encodeFrame(frame: Frame, crc32: Crc32): Uint8Array {
  const { type, sequence, payload } = frame
  const bytes = new Uint8Array(FRAME_OVERHEAD_BYTES + payload.length)
  bytes[0] = MAGIC_0
  bytes[1] = MAGIC_1
  bytes[2] = FRAME_VERSION
  bytes[3] = type
  writeUint32(bytes, 4, payload.length)
  writeUint32(bytes, 8, sequence)
  const headerChecksum = crc32(bytes.subarray(0, CHECKED_HEADER_BYTES))
  writeUint32(bytes, CHECKED_HEADER_BYTES, headerChecksum)
  bytes.set(payload, HEADER_BYTES)
  writeUint32(bytes, HEADER_BYTES + payload.length, crc32(payload, headerChecksum))
  return bytes
}

function writeUint32(bytes: Uint8Array, offset: number, value: number): void {
  bytes[offset] = value
  bytes[offset + 1] = value >>> 8
  bytes[offset + 2] = value >>> 16
  bytes[offset + 3] = value >>> 24
}
