import type { JournalPosition, JournalRecord } from './intake.ts'

/** What the caller gives; the journal adds the position. */
export type UnplacedRecord = Omit<JournalRecord, 'position'>

/** type u8, form u8, arrival f64, sequence u48, three lengths u8, payload length u32. */
const FIXED_BYTES = 1 + 1 + 8 + 6 + 1 + 1 + 1 + 4
/** The form of a record whose last eight bytes are the scanner's clock, f64. Form 0 ends with its payload, as every record of an earlier version does. */
const WITH_CLOCK = 1
const CLOCK_BYTES = 8

/** Names longer than this do not fit their length byte; such a record is refused. */
export const NAME_BYTES_MAX = 255

/** Bytes of one record in a group; undefined if a name is too long. Names are measured in UTF-8. */
export function recordBytes(record: UnplacedRecord): number | undefined {
  const serialBytes = Buffer.byteLength(record.scannerSerial)
  const sessionBytes = Buffer.byteLength(record.sessionId)
  const batchBytes = Buffer.byteLength(record.batchId ?? '')
  if (Math.max(serialBytes, sessionBytes, batchBytes) > NAME_BYTES_MAX) return undefined
  const clockBytes = record.scannerClockUs === undefined ? 0 : CLOCK_BYTES
  return FIXED_BYTES + serialBytes + sessionBytes + batchBytes + record.payload.length + clockBytes
}

/** Copies the record into the buffer and returns the offset behind it. The caller made room by `recordBytes`. */
export function writeRecord(buffer: Buffer, offset: number, record: UnplacedRecord): number {
  let at = buffer.writeUInt8(record.type, offset)
  at = buffer.writeUInt8(record.scannerClockUs === undefined ? 0 : WITH_CLOCK, at)
  at = buffer.writeDoubleLE(record.arrivedWallMs, at)
  at = buffer.writeUIntLE(record.sequence, at, 6)
  const serialBytes = buffer.write(record.scannerSerial, at + 3)
  const sessionBytes = buffer.write(record.sessionId, at + 3 + serialBytes)
  // No batch has an empty name: no bytes mean that none was open.
  const batchBytes = buffer.write(record.batchId ?? '', at + 3 + serialBytes + sessionBytes)
  buffer[at] = serialBytes
  buffer[at + 1] = sessionBytes
  buffer[at + 2] = batchBytes
  at = buffer.writeUInt32LE(record.payload.length, at + 3 + serialBytes + sessionBytes + batchBytes)
  buffer.set(record.payload, at)
  at += record.payload.length
  return record.scannerClockUs === undefined ? at : buffer.writeDoubleLE(record.scannerClockUs, at)
}

/** The records of an opened group body, in order. The body was authenticated: what does not fit is a fault of this program. */
export function* readRecords(body: Buffer, first: JournalPosition, count: number): Iterable<JournalRecord> {
  let at = 0
  for (let n = 0; n < count; n++) {
    const type = body.readUInt8(at)
    const hasClock = body.readUInt8(at + 1) === WITH_CLOCK
    const arrivedWallMs = body.readDoubleLE(at + 2)
    const sequence = body.readUIntLE(at + 10, 6)
    const serialEnd = at + 19 + body.readUInt8(at + 16)
    const sessionEnd = serialEnd + body.readUInt8(at + 17)
    const batchEnd = sessionEnd + body.readUInt8(at + 18)
    const payloadStart = batchEnd + 4
    const payloadEnd = payloadStart + body.readUInt32LE(batchEnd)
    yield {
      position: first + n,
      type,
      scannerSerial: body.toString('utf8', at + 19, serialEnd),
      sessionId: body.toString('utf8', serialEnd, sessionEnd),
      sequence,
      arrivedWallMs,
      scannerClockUs: hasClock ? body.readDoubleLE(payloadEnd) : undefined,
      batchId: batchEnd === sessionEnd ? null : body.toString('utf8', sessionEnd, batchEnd),
      payload: new Uint8Array(body.subarray(payloadStart, payloadEnd)),
    }
    at = hasClock ? payloadEnd + CLOCK_BYTES : payloadEnd
  }
}
