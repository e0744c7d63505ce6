import { crc32 } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeFrame } from './encode-frame.ts'
import { FrameSplitter, SLAB_BYTES } from './split-frames.ts'
import { CHECKED_HEADER_BYTES, FRAME_OVERHEAD_BYTES, HEADER_BYTES, PAYLOAD_BYTES_MAX } from './wire.ts'

/** The longest frame, or the slab that is held anyway. */
const HELD_BYTES_MAX = Math.max(SLAB_BYTES, PAYLOAD_BYTES_MAX + FRAME_OVERHEAD_BYTES)
/** A promise of no more than this fits into the slab. */
const MODEST_BYTES_MAX = SLAB_BYTES / 2
const HEARTBEAT = encodeFrame({ type: 0x02, sequence: 0, payload: Uint8Array.of(1) }, crc32)

/** A header with a good checksum of its own, whatever its fields say. */
function header(payloadBytes: number, version = 1): Uint8Array {
  const bytes = encodeFrame({ type: 0x11, sequence: 1, payload: new Uint8Array() }, crc32).slice(0, HEADER_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint8(2, version)
  view.setUint32(4, payloadBytes, true)
  view.setUint32(CHECKED_HEADER_BYTES, crc32(bytes.subarray(0, CHECKED_HEADER_BYTES)), true)
  return bytes
}

/** One whose length nothing vouches for. */
function damagedHeader(payloadBytes: number): Uint8Array {
  const bytes = header(0)
  new DataView(bytes.buffer).setUint32(4, payloadBytes, true)
  return bytes
}

const anyLength = fc.nat(0xffffffff)
const modest = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.constant(HEARTBEAT),
  fc.nat(MODEST_BYTES_MAX).map((length) => header(length)),
  fc.integer({ min: PAYLOAD_BYTES_MAX + 1, max: 0xffffffff }).map((length) => header(length)),
  anyLength.map((length) => header(length, 2)),
  anyLength.map(damagedHeader),
)
const greedy = fc.oneof(
  modest,
  fc.nat(PAYLOAD_BYTES_MAX).map((length) => header(length)),
)
/** Lengths of the pieces in which a stream arrives, over and over. */
const chunking = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 })

/** Everything that was held after any piece of the stream. */
function held(pieces: readonly Uint8Array[], lengths: readonly number[]): ReadonlySet<number> {
  const stream = Buffer.concat(pieces)
  const splitter = new FrameSplitter(crc32)
  const sizes = new Set([splitter.heldBytes])
  for (let at = 0, turn = 0; at < stream.length; turn++) {
    const length = lengths[turn % lengths.length] ?? 1
    splitter.push(stream.subarray(at, at + length))
    at += length
    sizes.add(splitter.heldBytes)
  }
  return sizes
}

describe('what the frame reader holds', () => {
  it('is its slab, whatever lengths are named that no good header vouches for', () => {
    fc.assert(
      fc.property(fc.array(modest, { maxLength: 20 }), chunking, (pieces, lengths) => {
        expect([...held(pieces, lengths)]).toEqual([SLAB_BYTES])
      }),
      { numRuns: 300 },
    )
  })

  it('is never more than the longest frame', () => {
    fc.assert(
      fc.property(fc.array(greedy, { maxLength: 20 }), chunking, (pieces, lengths) => {
        for (const size of held(pieces, lengths)) expect(size).toBeLessThanOrEqual(HELD_BYTES_MAX)
      }),
      { numRuns: 300 },
    )
  })

  it('becomes its slab again after a promise that was not kept, and every frame in its place is found', () => {
    const splitter = new FrameSplitter(crc32)
    splitter.push(header(PAYLOAD_BYTES_MAX))
    splitter.push(HEARTBEAT)
    expect(splitter.heldBytes).toBe(HELD_BYTES_MAX)
    const many = Buffer.concat(Array.from({ length: 3_000 }, () => HEARTBEAT))
    let [sent, found] = [1, 0]
    for (; sent * HEARTBEAT.length < 2 * HELD_BYTES_MAX; sent += 3_000) {
      found += splitter.push(many).length
      expect(splitter.heldBytes).toBeLessThanOrEqual(HELD_BYTES_MAX)
    }
    expect(found).toBe(sent)
    expect(splitter.heldBytes).toBe(SLAB_BYTES)
  })
})

describe('ten thousand hostile lengths', () => {
  const HEADERS = 10_000

  it.each([
    ['beyond the limit', 'TOO_LONG', (index: number) => header(0xffffffff - index)],
    ['of another frame version', 'UNKNOWN_VERSION', (index: number) => header(1_000_000 + index, 2)],
    ['that their checksum does not vouch for', 'BAD_HEADER', (index: number) => damagedHeader(1_000_000 + index)],
  ] as const)('%s cost the look at their headers and no memory', (_name, reason, make) => {
    let checkedBytes = 0
    const splitter = new FrameSplitter((bytes, before) => {
      checkedBytes += bytes.length
      return crc32(bytes, before)
    })
    for (let index = 0; index < HEADERS; index++) {
      expect(splitter.push(make(index))).toEqual([])
      if (splitter.heldBytes !== SLAB_BYTES) expect.unreachable(`${splitter.heldBytes} bytes after ${index} headers`)
    }
    // A magic may stand in a length or a checksum by chance.
    expect(splitter.rejected[reason]).toBe(HEADERS)
    expect(checkedBytes).toBeGreaterThanOrEqual(HEADERS * CHECKED_HEADER_BYTES)
    expect(checkedBytes).toBeLessThan(HEADERS * CHECKED_HEADER_BYTES * 1.01)
    expect(splitter.push(HEARTBEAT)).toHaveLength(1)
  })
})
