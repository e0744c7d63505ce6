import { crc32 } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeFrame } from './encode-frame.ts'
import type { Frame } from './frame.ts'
import { FrameSplitter } from './split-frames.ts'
import { CHECKED_HEADER_BYTES, FRAME_OVERHEAD_BYTES, HEADER_BYTES, PAYLOAD_BYTES_MAX } from './wire.ts'

/** What is promised and never sent has come in filler by then. */
const PROMISED_BYTES_MAX = 3_000
/** What the splitter gathers bytes in while no longer frame is under way. */
const SLAB_BYTES_MAX = 256 * 1024

/** At the end of every frame. */
const CHECKSUM_BYTES = 4

const encode = (frame: Frame) => encodeFrame(frame, crc32)

/** A header whose checksum holds, whatever length it names. */
function promise(payloadBytes: number): Uint8Array {
  const header = encode({ type: 0x11, sequence: 1, payload: new Uint8Array() }).subarray(0, HEADER_BYTES)
  const view = new DataView(header.buffer)
  view.setUint32(4, payloadBytes, true)
  view.setUint32(CHECKED_HEADER_BYTES, crc32(header.subarray(0, CHECKED_HEADER_BYTES)), true)
  return header
}

/** A splitter with a look at what it costs: bytes checked, and the largest buffer that it kept any of them in. */
function watched() {
  const cost = { checkedBytes: 0, bufferBytes: 0 }
  const splitter = new FrameSplitter((bytes, before) => {
    cost.checkedBytes += bytes.length
    cost.bufferBytes = Math.max(cost.bufferBytes, bytes.buffer.byteLength)
    return crc32(bytes, before)
  })
  return { splitter, cost }
}

const goodFrame = fc.record({
  type: fc.nat(255),
  sequence: fc.nat(0xffffffff),
  payload: fc.uint8Array({ maxLength: 300 }),
})

const damaged = fc
  .tuple(goodFrame, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 5 }), fc.nat(), fc.nat(4))
  .map(([frame, changes, cutAt, lost]) => {
    const bytes = encode(frame)
    for (const [at, value] of changes) bytes[at % bytes.length] = value
    const at = cutAt % bytes.length
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + lost)])
  })

const anything = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  goodFrame.map(encode),
  damaged,
  fc.nat(PROMISED_BYTES_MAX).map(promise),
  fc.integer({ min: PAYLOAD_BYTES_MAX + 1, max: 0xffffffff }).map(promise),
  fc.constant(Uint8Array.of(0xa5, 0xc3)),
)

describe('FrameSplitter, over any bytes', () => {
  it('never throws, gives out only what stands whole in the stream, and finds the next good frame', () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 20 }), pieces, goodFrame, (parts, sizes, last) => {
        const filler = new Uint8Array(PROMISED_BYTES_MAX + FRAME_OVERHEAD_BYTES)
        const stream = Buffer.concat([...parts, filler, encode(last)])
        const { splitter, cost } = watched()
        const frames: Frame[] = []
        for (let at = 0, turn = 0; at < stream.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1
          frames.push(...splitter.push(stream.subarray(at, at + size)))
          at += size
        }
        let from = 0
        for (const frame of frames) {
          // Each behind the one before it: nothing is given out twice.
          const at = stream.indexOf(encode(frame), from)
          expect(at).toBeGreaterThanOrEqual(from)
          from = at + frame.payload.length + FRAME_OVERHEAD_BYTES
        }
        const bytes = encode(last)
        const checksum = bytes.subarray(-CHECKSUM_BYTES).reduceRight((sum, byte) => sum * 256 + byte, 0)
        expect({ ...frames.at(-1), payload: [...(frames.at(-1)?.payload ?? [])] }).toEqual({
          ...last,
          payload: [...last.payload],
          checksum,
        })
        expect(cost.bufferBytes).toBeLessThanOrEqual(SLAB_BYTES_MAX)
      }),
      { numRuns: 500 },
    )
  })

  it('does not take the header of the next frame for the twelve bytes that were lost', () => {
    const lost = encode({ type: 0x12, sequence: 73, payload: new Uint8Array(CHECKED_HEADER_BYTES) })
    const next = encode({ type: 0x11, sequence: 74, payload: Uint8Array.of(1, 2, 3) })
    const after = encode({ type: 0x11, sequence: 75, payload: new Uint8Array(40) })
    const { splitter } = watched()
    const frames = splitter.push(Buffer.concat([lost.subarray(0, HEADER_BYTES), next, after]))
    expect(frames.map(({ sequence }) => sequence)).toEqual([74, 75])
  })

  it('does not give one scan the picture of another of the same length', () => {
    const picture = (sequence: number) => encode({ type: 0x11, sequence, payload: new Uint8Array(90).fill(sequence) })
    const { splitter } = watched()
    const spliced = [picture(1).subarray(0, HEADER_BYTES), picture(2).subarray(HEADER_BYTES), picture(3)]
    expect(splitter.push(Buffer.concat(spliced)).map(({ sequence }) => sequence)).toEqual([3])
  })

  it('spends nothing on a hostile length: no byte is awaited, none of it is checked, nothing is set aside for it', () => {
    fc.assert(
      fc.property(fc.integer({ min: PAYLOAD_BYTES_MAX + 1, max: 0xffffffff }), goodFrame, (length, next) => {
        const { splitter, cost } = watched()
        expect(splitter.push(promise(length))).toEqual([])
        expect(cost).toEqual({ checkedBytes: CHECKED_HEADER_BYTES, bufferBytes: SLAB_BYTES_MAX })
        expect(splitter.rejected.TOO_LONG).toBe(1)
        expect(splitter.push(encode(next))).toHaveLength(1)
      }),
    )
  })

  it('sets no more aside for a promise within the limit than the longest frame, however many there are', () => {
    const { splitter, cost } = watched()
    const promises = Buffer.concat(Array.from({ length: 4_096 }, () => promise(PAYLOAD_BYTES_MAX)))
    for (let pushed = 0; pushed < 5 * PAYLOAD_BYTES_MAX; pushed += promises.length) splitter.push(promises)
    expect(splitter.rejected.BAD_CHECKSUM).toBeGreaterThan(0)
    expect(cost.bufferBytes).toBe(PAYLOAD_BYTES_MAX + FRAME_OVERHEAD_BYTES)
  })
})
