import type { UnplacedRecord } from '../../electron/intake/record-codec.ts'
import type { JournalSizes } from '../../electron/intake/segment-pool.ts'

/** Segments small enough that a test fills several. */
export const SMALL_SIZES: JournalSizes = {
  segmentBytes: 16 * 1024,
  segmentsMax: 12,
  historySegments: 1,
  freeSegmentsMax: 3,
}

/** A record whose payload tells its number. */
export function journalRecord(sequence: number, payloadBytes = 100): UnplacedRecord {
  const payload = new Uint8Array(payloadBytes).fill(sequence % 256)
  const batchId = sequence % 2 === 0 ? null : '2026-1121-01'
  const common = { scannerSerial: 'SIM-Ä1', sessionId: '00000000000000ab', arrivedWallMs: 1.5e12, batchId }
  return { type: 3, ...common, sequence, payload }
}

export function sequencesOf(records: Iterable<{ readonly sequence: number }>): number[] {
  return Array.from(records, (one) => one.sequence)
}
