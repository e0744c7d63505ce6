import { expect, it } from 'vitest'
import { journalRecord } from '../../test/make/journal-records.ts'
import { readRecords, recordBytes, type UnplacedRecord, writeRecord } from './record-codec.ts'

function written(records: readonly UnplacedRecord[]): Buffer {
  const body = Buffer.alloc(records.reduce((sum, record) => sum + (recordBytes(record) ?? 0), 0))
  const end = records.reduce((at, record) => writeRecord(body, at, record), 0)
  expect(end).toBe(body.length)
  return body
}

it('gives back records with and without the clock of their scanner, beside each other', () => {
  const records = [
    { ...journalRecord(1), scannerClockUs: 1_700_000_123_456.5 },
    journalRecord(2),
    { ...journalRecord(3, 0), scannerClockUs: 0 },
  ]
  const body = written(records)
  expect([...readRecords(body, 7, 3)]).toEqual(records.map((record, n) => ({ ...record, position: 7 + n })))
})

it('reads what an earlier version wrote, which knew the type as two bytes and no clock', () => {
  const record = journalRecord(5, 3)
  const { serial, session, batch } = {
    serial: Buffer.from(record.scannerSerial),
    session: Buffer.from(record.sessionId),
    batch: Buffer.from(record.batchId ?? ''),
  }
  const head = Buffer.alloc(19)
  head.writeUInt16LE(record.type, 0)
  head.writeDoubleLE(record.arrivedWallMs, 2)
  head.writeUIntLE(record.sequence, 10, 6)
  head.set([serial.length, session.length, batch.length], 16)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(record.payload.length)
  const body = Buffer.concat([head, serial, session, batch, length, record.payload])
  expect([...readRecords(body, 1, 1)]).toEqual([{ ...record, position: 1 }])
  expect(written([record])).toEqual(body)
})
