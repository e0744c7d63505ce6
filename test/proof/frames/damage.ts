import { crc32 } from 'node:zlib'
import type { Random } from '../../../electron/base/random.ts'
import { encodeFrame } from '../../../electron/pipeline/frame/encode-frame.ts'
import { MESSAGE_TYPE } from '../../../electron/pipeline/frame/message-type.ts'
import { FRAME_OVERHEAD_BYTES, HEADER_BYTES, PAYLOAD_BYTES_MAX } from '../../../electron/pipeline/frame/wire.ts'

/** One way to spoil the bytes of a good frame; what it returns is what the line carries in its place. */
export type Damage = (frame: Uint8Array, random: Random) => Uint8Array

/** The longest payload that is promised and never sent: long enough to swallow many frames, short enough for a million of them. */
export const PROMISED_BYTES_MAX = 64 * 1024

/** No frame of a stream has it. */
const STRANGER_SEQUENCE = 0x7fff_ffff

export const DAMAGES: Readonly<Record<string, Damage>> = {
  'one bit': (frame, random) => flip(frame, random.int(frame.length), 1 << random.int(8)),
  'a bit of the header': (frame, random) => flip(frame, random.int(HEADER_BYTES), 1 << random.int(8)),
  'a bit of a checksum': (frame, random) => flip(frame, frame.length - 1 - random.int(4), 1 << random.int(8)),
  'a burst': (frame, random) => {
    const bytes = frame.slice()
    const from = random.int(bytes.length)
    const to = Math.min(bytes.length, from + 1 + random.int(64))
    for (let at = from; at < to; at++) bytes[at] = random.int(256)
    return bytes
  },
  'some bytes here and there': (frame, random) => {
    const bytes = frame.slice()
    for (let left = 1 + random.int(8); left > 0; left--) bytes[random.int(bytes.length)] = random.int(256)
    return bytes
  },
  'the end lost': (frame, random) => frame.subarray(0, random.int(frame.length)),
  'the beginning lost': (frame, random) => frame.subarray(1 + random.int(frame.length)),
  'bytes lost within': (frame, random) => {
    const from = random.int(frame.length)
    return joined(frame.subarray(0, from), frame.subarray(from + 1 + random.int(16)))
  },
  'bytes put in': (frame, random) => {
    const at = random.int(frame.length + 1)
    return joined(frame.subarray(0, at), noise(1 + random.int(40), random), frame.subarray(at))
  },
  'magics put in': (frame, random) => {
    const at = random.int(frame.length + 1)
    const magics = Uint8Array.from({ length: 1 + random.int(20) }, (_, index) => (index % 2 === 0 ? 0xa5 : 0xc3))
    return joined(frame.subarray(0, at), magics, frame.subarray(at))
  },
  'two pieces exchanged': (frame, random) => {
    const at = 1 + random.int(frame.length - 1)
    return joined(frame.subarray(at), frame.subarray(0, at))
  },
  'sent twice': (frame) => joined(frame, frame),
  'two frames in one another': (frame, random) => {
    const at = random.int(frame.length + 1)
    return joined(frame.subarray(0, at), frame, frame.subarray(at))
  },
  'the head of one with the rest of another': (frame, random) => {
    const other = noise(frame.length - FRAME_OVERHEAD_BYTES, random)
    const rest = encodeFrame({ type: MESSAGE_TYPE.SCAN, sequence: STRANGER_SEQUENCE, payload: other }, crc32)
    return joined(frame.subarray(0, HEADER_BYTES), rest.subarray(HEADER_BYTES))
  },
  'all but the header lost': (frame) => frame.subarray(0, HEADER_BYTES),
  'nothing but noise': (frame, random) => noise(frame.length, random),
  'another length, the header whole': (frame, random) =>
    withHeader(frame, (view) => view.setUint32(4, random.int(2 * (frame.length - HEADER_BYTES)), true)),
  'a promise of more than comes': (frame, random) =>
    withHeader(frame, (view) => view.setUint32(4, random.int(PROMISED_BYTES_MAX), true)),
  'a length beyond the limit': (frame, random) =>
    withHeader(frame, (view) => view.setUint32(4, PAYLOAD_BYTES_MAX + 1 + random.int(2 ** 31), true)),
  'another version': (frame, random) => withHeader(frame, (view) => view.setUint8(2, 2 + random.int(254))),
  'a checksum of its own for spoilt bytes of the header': (frame, random) =>
    flip(
      withHeader(frame, (view) => view.setUint8(random.int(2), random.int(256))),
      random.int(frame.length),
      1,
    ),
}

function flip(frame: Uint8Array, at: number, mask: number): Uint8Array {
  const bytes = frame.slice()
  bytes[at] = (bytes[at] ?? 0) ^ mask
  return bytes
}

/** Changes the header and makes its checksum fit, as a hostile device would. */
function withHeader(frame: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const bytes = frame.slice()
  const view = new DataView(bytes.buffer)
  change(view)
  view.setUint32(12, crc32(bytes.subarray(0, 12)), true)
  return bytes
}

function noise(length: number, random: Random): Uint8Array {
  return Uint8Array.from({ length }, () => random.int(256))
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts)
}
