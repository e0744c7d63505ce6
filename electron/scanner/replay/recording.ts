import { err, ok, type Result } from '../../base/result.ts'
import type { Crc32 } from '../../pipeline/frame/wire.ts'

/** What happened on the line. Bytes are as the driver gave them or took them, damage included. */
export type LineEntry =
  | { readonly kind: 'opened' | 'closed' }
  | { readonly kind: 'from-scanner' | 'to-scanner'; readonly bytes: Uint8Array }

/** An entry and when it came, in microseconds after the one before it. */
export interface TimedEntry {
  readonly afterUs: number
  readonly entry: LineEntry
}

const KINDS = ['opened', 'closed', 'from-scanner', 'to-scanner'] as const

/**
 * A recording is these eight bytes and then entries, little-endian:
 * 0 kind u8 · 1 microseconds after the entry before u32 · 5 length of the bytes u32 · 9 the bytes · then CRC-32 of all that.
 */
export const RECORDING_MAGIC = Uint8Array.of(0x4f, 0x56, 0x4f, 0x52, 0x45, 0x43, 0x01, 0x0a)
const HEADER_BYTES = 9
const TRAILER_BYTES = 4
/** A pause of more than an hour and eleven minutes is replayed as one of that. */
const AFTER_US_MAX = 0xffffffff
/** A driver gives far less at a time; a longer entry proves that the file is damaged. */
export const ENTRY_BYTES_MAX = 4 * 1024 * 1024

/** One entry as it stands in the file. */
export function encodeEntry({ afterUs, entry }: TimedEntry, crc32: Crc32): Uint8Array {
  const bytes = 'bytes' in entry ? entry.bytes : new Uint8Array()
  const encoded = new Uint8Array(HEADER_BYTES + bytes.length + TRAILER_BYTES)
  const view = new DataView(encoded.buffer)
  encoded[0] = KINDS.indexOf(entry.kind)
  view.setUint32(1, Math.min(Math.max(0, Math.round(afterUs)), AFTER_US_MAX), true)
  view.setUint32(5, bytes.length, true)
  encoded.set(bytes, HEADER_BYTES)
  view.setUint32(HEADER_BYTES + bytes.length, crc32(encoded.subarray(0, HEADER_BYTES + bytes.length)), true)
  return encoded
}

/** Why a recording cannot be read further: from which byte on, and whether it merely ends within an entry, as after a power cut. */
export interface RecordingFault {
  readonly atByte: number
  readonly reason: 'NOT_A_RECORDING' | 'CUT_OFF' | 'DAMAGED'
}

/** Reads one entry after the other; what follows damage is not guessed at. */
class RecordingReader {
  readonly #bytes: Uint8Array
  readonly #crc32: Crc32
  #at = RECORDING_MAGIC.length

  constructor(bytes: Uint8Array, crc32: Crc32) {
    this.#bytes = bytes
    this.#crc32 = crc32
  }

  /** Undefined at the end. */
  next(): Result<TimedEntry, RecordingFault> | undefined {
    const bytes = this.#bytes
    if (!RECORDING_MAGIC.every((byte, at) => bytes[at] === byte)) return err({ atByte: 0, reason: 'NOT_A_RECORDING' })
    const at = this.#at
    if (at === bytes.length) return undefined
    if (bytes.length - at < HEADER_BYTES + TRAILER_BYTES) return err({ atByte: at, reason: 'CUT_OFF' })
    const view = new DataView(bytes.buffer, bytes.byteOffset + at, bytes.length - at)
    const length = view.getUint32(5, true)
    const kind = KINDS[view.getUint8(0)]
    if (kind === undefined || length > ENTRY_BYTES_MAX) return err({ atByte: at, reason: 'DAMAGED' })
    if (view.byteLength < HEADER_BYTES + length + TRAILER_BYTES) return err({ atByte: at, reason: 'CUT_OFF' })
    const end = at + HEADER_BYTES + length
    if (view.getUint32(HEADER_BYTES + length, true) !== this.#crc32(bytes.subarray(at, end))) {
      return err({ atByte: at, reason: 'DAMAGED' })
    }
    this.#at = end + TRAILER_BYTES
    const afterUs = view.getUint32(1, true)
    if (kind === 'opened' || kind === 'closed') return ok({ afterUs, entry: { kind } })
    return ok({ afterUs, entry: { kind, bytes: bytes.subarray(at + HEADER_BYTES, end) } })
  }
}

/** Every whole entry, and why there are no more; `fault` is undefined when the file ends where it should. */
export function readRecording(
  bytes: Uint8Array,
  crc32: Crc32,
): { readonly entries: readonly TimedEntry[]; readonly fault: RecordingFault | undefined } {
  const reader = new RecordingReader(bytes, crc32)
  const entries: TimedEntry[] = []
  for (;;) {
    const next = reader.next()
    if (next === undefined) return { entries, fault: undefined }
    if (!next.ok) return { entries, fault: next.error }
    entries.push(next.value)
  }
}
