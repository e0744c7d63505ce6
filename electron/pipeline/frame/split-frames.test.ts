import { crc32 } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeFrame } from './encode-frame.ts'
import type { Frame } from './frame.ts'
import { FrameSplitter } from './split-frames.ts'
import { FRAME_OVERHEAD_BYTES, PAYLOAD_BYTES_MAX } from './wire.ts'

const encode = (frame: Frame) => encodeFrame(frame, crc32)

function frame(sequence: number, payload: readonly number[] | Uint8Array, type = 0x11): Frame {
  return { type, sequence, payload: Uint8Array.from(payload) }
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

function split(bytes: Uint8Array, chunkBytes = bytes.length || 1) {
  const splitter = new FrameSplitter(crc32)
  const frames: Frame[] = []
  for (let at = 0; at < bytes.length; at += chunkBytes)
    frames.push(...splitter.push(bytes.subarray(at, at + chunkBytes)))
  return { splitter, frames }
}

const plain = (frames: readonly Frame[]) =>
  frames.map(({ type, sequence, payload }) => ({ type, sequence, payload: [...payload] }))

const anyFrame = fc
  .record({ type: fc.nat(255), sequence: fc.nat(0xffffffff), payload: fc.uint8Array({ maxLength: 300 }) })
  .map((value): Frame => value)

describe('FrameSplitter', () => {
  it('gives out an empty payload', () => {
    expect(plain(split(encode(frame(0, [], 2))).frames)).toEqual([{ type: 2, sequence: 0, payload: [] }])
  })

  it('keeps the whole range of a sequence number', () => {
    expect(split(encode(frame(0xffffffff, [1]))).frames[0]?.sequence).toBe(0xffffffff)
  })

  it('counts a stretch of garbage once and finds the frame behind it', () => {
    const { splitter, frames } = split(
      join([Uint8Array.from([1, 2, 3]), encode(frame(1, [9])), Uint8Array.from([4, 5])]),
      1,
    )
    expect(frames).toHaveLength(1)
    expect(splitter.rejected).toMatchObject({ GARBAGE: 2, BAD_HEADER: 0 })
    expect(splitter.skippedBytes).toBe(5)
    expect(splitter.accepted).toBe(1)
  })

  it('rejects a damaged payload and finds the frame after it', () => {
    const bad = encode(frame(1, [1, 2, 3, 4]))
    bad[18] = 0xff
    const { splitter, frames } = split(join([bad, encode(frame(2, [7]))]))
    expect(frames.map((one) => one.sequence)).toEqual([2])
    expect(splitter.rejected).toMatchObject({ BAD_CHECKSUM: 1, GARBAGE: 0 })
  })

  it('finds a whole frame inside the payload of a damaged one', () => {
    const inner = encode(frame(2, [5, 6]))
    const outer = encode(frame(1, [...inner, 0]))
    outer[outer.length - 1] = (outer.at(-1) ?? 0) ^ 1
    expect(split(outer).frames.map((one) => one.sequence)).toEqual([2])
  })

  it('finds the next frame when the end of one was lost', () => {
    const cut = encode(frame(1, new Uint8Array(50))).subarray(0, 30)
    const rest = [encode(frame(2, [1])), encode(frame(3, [2])), encode(frame(4, [3]))]
    expect(split(join([cut, ...rest])).frames.map((one) => one.sequence)).toEqual([2, 3, 4])
  })

  it('rejects a length over the limit without waiting for its bytes', () => {
    const header = encode(frame(1, []))
    new DataView(header.buffer).setUint32(4, PAYLOAD_BYTES_MAX + 1, true)
    new DataView(header.buffer).setUint32(12, crc32(header.subarray(0, 12)), true)
    const { splitter, frames } = split(join([header, encode(frame(2, [1]))]))
    expect(splitter.rejected.TOO_LONG).toBe(1)
    expect(frames.map((one) => one.sequence)).toEqual([2])
  })

  it('rejects a damaged length by the header checksum', () => {
    const header = encode(frame(1, []))
    header[6] = 0x10
    const { splitter, frames } = split(join([header, encode(frame(2, [1]))]))
    expect(splitter.rejected.BAD_HEADER).toBe(1)
    expect(frames).toHaveLength(1)
  })

  it('names a frame of another version', () => {
    const other = encode(frame(1, [1]))
    other[2] = 2
    new DataView(other.buffer).setUint32(12, crc32(other.subarray(0, 12)), true)
    expect(split(other).splitter.rejected.UNKNOWN_VERSION).toBe(1)
  })

  it('takes a frame of the greatest length and keeps earlier payloads as they were', () => {
    const longest = new Uint8Array(PAYLOAD_BYTES_MAX).fill(7)
    const splitter = new FrameSplitter(crc32)
    const [first] = splitter.push(encode(frame(1, [1, 2, 3])))
    const bytes = encode(frame(2, longest))
    const later: Frame[] = []
    for (let at = 0; at < bytes.length; at += 65_536) later.push(...splitter.push(bytes.subarray(at, at + 65_536)))
    later.push(...splitter.push(encode(frame(3, [4]))))
    expect(later.map((one) => one.payload.length)).toEqual([PAYLOAD_BYTES_MAX, 1])
    expect([...(first?.payload ?? [])]).toEqual([1, 2, 3])
  })

  it('carries frames over from one slab to the next, whatever the pieces', () => {
    const payload = (sequence: number) => Uint8Array.from({ length: 8_237 }, (_, at) => (at * sequence) & 0xff)
    const sequences = Array.from({ length: 120 }, (_, index) => index + 1)
    const bytes = Buffer.concat(sequences.map((sequence) => encode(frame(sequence, payload(sequence)))))
    for (const chunkBytes of [1_021, 4_095, 65_536, 300_000]) {
      const { splitter, frames } = split(bytes, chunkBytes)
      expect(frames.map((one) => one.sequence)).toEqual(sequences)
      expect(frames.filter((one) => !Buffer.from(one.payload).equals(payload(one.sequence)))).toEqual([])
      expect(splitter.skippedBytes).toBe(0)
    }
  })

  it('forgets an unfinished frame on reset', () => {
    const splitter = new FrameSplitter(crc32)
    splitter.push(encode(frame(1, new Uint8Array(1000))).subarray(0, 100))
    splitter.reset()
    expect(splitter.push(encode(frame(2, [1]))).map((one) => one.sequence)).toEqual([2])
    expect(splitter.skippedBytes).toBe(100)
  })

  it('gives the same frames however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(anyFrame, { maxLength: 12 }), fc.integer({ min: 1, max: 700 }), (frames, chunkBytes) => {
        const result = split(join(frames.map(encode)), chunkBytes)
        expect(plain(result.frames)).toEqual(plain(frames))
        expect(result.splitter.skippedBytes).toBe(0)
      }),
    )
  })

  it('never throws and accounts for every byte of any input', () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      anyFrame.map(encode),
      anyFrame.map((value) => encode(value).subarray(0, 17)),
      fc.constant(Uint8Array.from([0xa5, 0xc3, 1, 0x11, 0xa5])),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 1, max: 90 }), (pieces, chunkBytes) => {
        const bytes = join(pieces)
        const { splitter, frames } = split(bytes, chunkBytes)
        const good = frames.reduce((sum, one) => sum + one.payload.length + FRAME_OVERHEAD_BYTES, 0)
        splitter.reset()
        expect(good + splitter.skippedBytes).toBe(bytes.length)
        expect(plain(frames)).toEqual(plain(split(bytes).frames))
      }),
      { numRuns: 300 },
    )
  })

  it('spends bounded work on a sender that promises payloads and sends none', () => {
    let checkedBytes = 0
    const splitter = new FrameSplitter((bytes, before) => {
      checkedBytes += bytes.length
      return crc32(bytes, before)
    })
    const promise = encode(frame(1, new Uint8Array(PAYLOAD_BYTES_MAX))).subarray(0, 16)
    const promises = join(Array.from({ length: 4096 }, () => promise))
    let pushedBytes = 0
    for (; pushedBytes < 3 * PAYLOAD_BYTES_MAX; pushedBytes += promises.length) splitter.push(promises)
    expect(splitter.rejected.BAD_CHECKSUM).toBeGreaterThan(0)
    expect(checkedBytes).toBeLessThan(20 * pushedBytes)
    splitter.reset()
    expect(splitter.push(encode(frame(7, [1, 2, 3])))).toMatchObject([{ sequence: 7 }])
  })

  it('loses only what was damaged', () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1, maxLength: 8 }),
        damage,
        (payloads, flips) => {
          const encoded = payloads.map((payload, index) => encode(frame(index + 1, payload)))
          const bytes = join(encoded)
          for (const [at, mask] of flips) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ mask
          let offset = 0
          const untouched = encoded.flatMap((part, index) => {
            const from = offset
            offset += part.length
            const same = part.every((byte, at) => bytes[from + at] === byte)
            return same ? [index + 1] : []
          })
          // A length that was damaged on the way to a good checksum would make the splitter wait: CRC-32 finds every burst this short.
          const { frames } = split(join([bytes, new Uint8Array(300)]), 64)
          expect(frames.map((one) => one.sequence)).toEqual(untouched)
          for (const one of frames) expect([...one.payload]).toEqual([...(payloads[one.sequence - 1] ?? [])])
        },
      ),
      { numRuns: 300 },
    )
  })
})
