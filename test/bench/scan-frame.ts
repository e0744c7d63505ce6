import { encodeFrame } from '../../electron/pipeline/frame/encode-frame.ts'
import { MESSAGE_TYPE } from '../../electron/pipeline/frame/message-type.ts'
import type { Crc32 } from '../../electron/pipeline/frame/wire.ts'
import { ovoscope } from '../../proto/gen/scanner.js'

const SIDE = 64

/** One scan of 64×64 as it goes over the line. */
export function scanFrame(crc32: Crc32): Uint8Array {
  const pixels = Uint8Array.from({ length: SIDE * SIDE * 2 }, (_, i) => (i * 31) % 251)
  const image = { width: SIDE, height: SIDE, channels: 1, slices: 1, pixels }
  const message = { traySequence: 1, row: 0, column: 0, attempt: 1, coil: 1, capturedAtUs: 1_000_000, ...image }
  const payload = ovoscope.scanner.v1.Scan.encode(message).finish()
  return encodeFrame({ type: MESSAGE_TYPE.SCAN, sequence: 1, payload }, crc32)
}
