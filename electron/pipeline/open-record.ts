import type { JournalPosition, JournalRecord } from '../intake/intake.ts'
import type { SequencedMessage } from '../scanner/link.ts'
import { capturedBeforeMs, deadlineFromUs, scannerClockUs } from './captured.ts'
import { MESSAGE_TYPE } from './frame/message-type.ts'
import { decodeScan, decodeScanPlace } from './scan/decode-scan.ts'
import { decodeSorterAck, decodeTrayBegin, decodeTrayEnd } from './scan/decode-tray.ts'
import type { Scan, ScanIdentity, ScanImage } from './scan/scan.ts'
import { isSetAside } from './set-aside.ts'
import type { Work, WorkBody } from './work.ts'

const NO_IMAGE: ScanImage = { width: 0, height: 0, channels: 1, slices: 1, pixels: new Uint8Array() }

/** How a record came, beside what the journal says of it. */
export interface RecordArrival {
  readonly arrivedMonoMs: number
  readonly late: boolean
  /** See `Work`; absent: it comes for the first time. */
  readonly again?: boolean
  /** What the scanner's clock showed then; null while that clock is at fault. */
  readonly scannerClockUs?: number | null | undefined
}

/** Of a message that has just become durable. */
export function arrivalOf({ arrivedMonoMs, resent, clockOffsetUs }: SequencedMessage): RecordArrival {
  return { arrivedMonoMs, late: resent, scannerClockUs: scannerClockUs(arrivedMonoMs, clockOffsetUs) }
}

/** Of a message that the journal gives back at a start; `forgottenThrough`: the newest that the database may have had and lost. */
export function replayOf(
  { position, scannerClockUs }: JournalRecord,
  arrivedMonoMs: number,
  forgottenThrough: JournalPosition,
): RecordArrival {
  return { arrivedMonoMs, late: true, again: position <= forgottenThrough, scannerClockUs }
}

/** Journal record → work: the message decoded, or its rejection by name. Never throws; what cannot be used is kept with its reason. */
export function openRecord(record: JournalRecord, arrival: RecordArrival): Work {
  const { position, type, payload, scannerSerial, sessionId, sequence, batchId, arrivedWallMs } = record
  const identity = { scannerSerial, sessionId, sequence }
  const { arrivedMonoMs, late, again = false } = arrival
  // Decided by its name, so that a replay finds the same.
  const body: WorkBody = isSetAside(sessionId)
    ? { kind: 'rejected', reason: 'NUMBER_TAKEN' }
    : openBody(type, payload, identity)
  const capture = { capturedAtUs: happenedAtUs(body), scannerClockUs: arrival.scannerClockUs }
  return {
    position,
    type,
    payload,
    identity,
    batchId,
    arrivedWallMs,
    ...{ arrivedMonoMs, late, again, body },
    capturedBeforeMs: capturedBeforeMs(capture),
    deadlineFromUs: deadlineFromUs(capture),
  }
}

/** By the scanner's clock; 0 where it does not say. */
function happenedAtUs(body: WorkBody): number {
  switch (body.kind) {
    case 'scan':
      return body.scan.capturedAtUs
    case 'tray-begin':
      return body.begin.clockUs
    case 'tray-end':
      return body.clockUs
    default:
      return 0
  }
}

function openBody(type: number, payload: Uint8Array, identity: ScanIdentity): WorkBody {
  switch (type) {
    case MESSAGE_TYPE.SCAN:
      return openScan(payload, identity)
    case MESSAGE_TYPE.TRAY_BEGIN: {
      const begin = decodeTrayBegin(payload, identity)
      return begin.ok ? { kind: 'tray-begin', begin: begin.value } : { kind: 'rejected', reason: begin.error }
    }
    case MESSAGE_TYPE.TRAY_END: {
      const end = decodeTrayEnd(payload, identity)
      return end.ok ? { kind: 'tray-end', ...end.value } : { kind: 'rejected', reason: end.error }
    }
    case MESSAGE_TYPE.SORTER_ACK: {
      const eggs = decodeSorterAck(payload, identity)
      return eggs.ok ? { kind: 'sorter-ack', eggs: eggs.value } : { kind: 'rejected', reason: eggs.error }
    }
    default:
      // A newer scanner may number messages that this version does not know: kept, acknowledged, not guessed at.
      return { kind: 'rejected', reason: 'UNKNOWN_MESSAGE' }
  }
}

function openScan(payload: Uint8Array, identity: ScanIdentity): WorkBody {
  const scan = decodeScan(payload, identity)
  if (scan.ok) {
    return {
      kind: 'scan',
      scan: scan.value,
      judgement: { state: 'waiting', prediction: undefined, crashes: 0 },
      rejection: undefined,
    }
  }
  const place = decodeScanPlace(payload, identity)
  if (place === undefined) return { kind: 'rejected', reason: scan.error }
  const unusable: Scan = { identity, ...place, coil: 0, capturedAtUs: 0, image: NO_IMAGE }
  return {
    kind: 'scan',
    scan: unusable,
    judgement: { state: 'failed', prediction: undefined, crashes: 0 },
    rejection: scan.error,
  }
}

/** Whether it was sent as a scan, sound or not. */
export function isScan({ type }: Pick<JournalRecord, 'type'>): boolean {
  return type === MESSAGE_TYPE.SCAN
}
