import { crc32 } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeEntry, RECORDING_MAGIC, readRecording, type TimedEntry } from './recording.ts'

const anyEntry: fc.Arbitrary<TimedEntry> = fc.record({
  afterUs: fc.nat(0xffffffff),
  entry: fc.oneof(
    fc.record({ kind: fc.constantFrom('opened' as const, 'closed' as const) }),
    fc.record({
      kind: fc.constantFrom('from-scanner' as const, 'to-scanner' as const),
      bytes: fc.uint8Array({ maxLength: 60 }),
    }),
  ),
})

function encode(entries: readonly TimedEntry[]): Uint8Array {
  return new Uint8Array(Buffer.concat([RECORDING_MAGIC, ...entries.map((entry) => encodeEntry(entry, crc32))]))
}

const readAll = (bytes: Uint8Array) => readRecording(bytes, crc32)

describe('readRecording', () => {
  it('gives back what was recorded', () => {
    fc.assert(
      fc.property(fc.array(anyEntry), (entries) => {
        expect(readAll(encode(entries))).toEqual({ entries, fault: undefined })
      }),
    )
  })

  it('gives of a file that was cut off every whole entry, and says so', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 1 }), fc.integer({ min: 1, max: 12 }), (entries, cut) => {
        const bytes = encode(entries)
        const { entries: read, fault } = readAll(bytes.subarray(0, bytes.length - cut))
        expect(read).toEqual(entries.slice(0, -1))
        expect(fault?.reason).toBe('CUT_OFF')
      }),
    )
  })

  it('believes no entry behind a changed byte, and no file that is none', () => {
    fc.assert(
      fc.property(
        fc.array(anyEntry, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (entries, at, change) => {
          const bytes = encode(entries)
          const place = at % bytes.length
          bytes[place] = (bytes[place] ?? 0) ^ change
          const { entries: read, fault } = readAll(bytes)
          expect(fault).toBeDefined()
          expect(read).toEqual(entries.slice(0, read.length))
          if (place < RECORDING_MAGIC.length) expect(fault).toEqual({ atByte: 0, reason: 'NOT_A_RECORDING' })
        },
      ),
    )
  })

  it('keeps a pause that is too long for its field as the longest, and none below zero', () => {
    const long = encode([
      { afterUs: 1e12, entry: { kind: 'opened' } },
      { afterUs: -5, entry: { kind: 'closed' } },
    ])
    expect(readAll(long).entries.map(({ afterUs }) => afterUs)).toEqual([0xffffffff, 0])
  })
})
