import { ovoscope } from '../../../proto/gen/scanner.js'
import { err, ok, type Result } from '../../base/result.ts'
import { TRAY_CELLS_MAX } from '../../domain/tray-type.ts'
import { eggActionFromWire } from './egg-words.ts'
import { ATTEMPTS_MAX, SORTED_EGGS_MAX, TRAY_CODE_CHARACTERS_MAX } from './limits.ts'
import { parsePayload, toSafeNumber } from './parse-payload.ts'
import type { ScanIdentity } from './scan.ts'
import type { SortedEgg, TrayBegin, TrayEnd, TrayMessageRejection } from './tray-message.ts'

const { SorterAck, TrayBegin: TrayBeginMessage, TrayEnd: TrayEndMessage, TrayLayout } = ovoscope.scanner.v1

type Session = Pick<ScanIdentity, 'scannerSerial' | 'sessionId'>

/** Payload of a TrayBegin message → the tray, or why it is none. */
export function decodeTrayBegin(payload: Uint8Array, session: Session): Result<TrayBegin, TrayMessageRejection> {
  const message = parsePayload(TrayBeginMessage, payload)
  if (message === undefined) return err('NOT_PROTOBUF')
  const { traySequence, trayCode, rows, columns, layout } = message
  if (traySequence === 0 || rows === 0 || columns === 0) return err('MISSING_FIELD')
  if (layout !== TrayLayout.TRAY_LAYOUT_SQUARE && layout !== TrayLayout.TRAY_LAYOUT_HONEYCOMB)
    return err('MISSING_FIELD')
  if (rows * columns > TRAY_CELLS_MAX) return err('TRAY_SIZE')
  const clockUs = toSafeNumber(message.clockUs)
  if (trayCode.length > TRAY_CODE_CHARACTERS_MAX || clockUs === undefined) return err('OUT_OF_RANGE')
  return ok({
    tray: trayRef(session, traySequence),
    code: trayCode,
    rows,
    columns,
    layout: layout === TrayLayout.TRAY_LAYOUT_HONEYCOMB ? 'honeycomb' : 'square',
    clockUs,
  })
}

/** Payload of a TrayEnd message → the end of a tray, or why it is none. */
export function decodeTrayEnd(payload: Uint8Array, session: Session): Result<TrayEnd, TrayMessageRejection> {
  const message = parsePayload(TrayEndMessage, payload)
  if (message === undefined) return err('NOT_PROTOBUF')
  const { traySequence, cellsScanned } = message
  if (traySequence === 0) return err('MISSING_FIELD')
  const clockUs = toSafeNumber(message.clockUs)
  if (cellsScanned > TRAY_CELLS_MAX || clockUs === undefined) return err('OUT_OF_RANGE')
  return ok({ tray: trayRef(session, traySequence), cellsScanned, clockUs })
}

/** Payload of a SorterAck message → its eggs. One bad entry rejects the message: a sorter that is wrong once is not believed in part. */
export function decodeSorterAck(
  payload: Uint8Array,
  session: Session,
): Result<readonly SortedEgg[], TrayMessageRejection> {
  const message = parsePayload(SorterAck, payload)
  if (message === undefined) return err('NOT_PROTOBUF')
  if (message.eggs.length === 0) return err('MISSING_FIELD')
  if (message.eggs.length > SORTED_EGGS_MAX) return err('OUT_OF_RANGE')
  const eggs: SortedEgg[] = []
  for (const egg of message.eggs) {
    const { traySequence, attempt } = egg
    const row = egg.row ?? -1
    const column = egg.column ?? -1
    if (!traySequence || row < 0 || column < 0 || !attempt) return err('MISSING_FIELD')
    if ((row + 1) * (column + 1) > TRAY_CELLS_MAX) return err('CELL_OUT_OF_TRAY')
    if (attempt > ATTEMPTS_MAX) return err('OUT_OF_RANGE')
    const action = eggActionFromWire(egg.action ?? 0)
    if (action === undefined) return err('UNKNOWN_ACTION')
    eggs.push({ tray: trayRef(session, traySequence), cell: { row, column }, attempt, action })
  }
  return ok(eggs)
}

function trayRef({ scannerSerial, sessionId }: Session, traySequence: number) {
  return { scannerSerial, sessionId, traySequence }
}
