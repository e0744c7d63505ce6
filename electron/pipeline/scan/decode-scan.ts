import { ovoscope } from '../../../proto/gen/scanner.js'
import { err, ok, type Result } from '../../base/result.ts'
import { TRAY_CELLS_MAX } from '../../domain/tray-type.ts'
import {
  ATTEMPTS_MAX,
  COIL_MAX,
  IMAGE_CHANNELS_MAX,
  IMAGE_SIDE_PIXELS_MAX,
  IMAGE_SIDE_PIXELS_MIN,
  IMAGE_SLICES_MAX,
} from './limits.ts'
import { parsePayload, toSafeNumber } from './parse-payload.ts'
import type { Scan, ScanIdentity, ScanRejection } from './scan.ts'

const { Scan: ScanMessage } = ovoscope.scanner.v1

const BYTES_PER_PIXEL = 2

/**
 * Payload of a Scan message → Scan, or why it is none. Whether the cell lies in this tray and whether the tray is known
 * is the caller's to say: only it has seen the tray begin.
 *
 * `image.pixels` is a view into the payload and may begin at an odd address.
 */
export function decodeScan(payload: Uint8Array, identity: ScanIdentity): Result<Scan, ScanRejection> {
  const message = parsePayload(ScanMessage, payload)
  if (message === undefined) return err('NOT_PROTOBUF')
  const { traySequence, attempt, coil, width, height, channels, slices, pixels } = message
  const row = message.row ?? -1
  const column = message.column ?? -1
  const present = traySequence > 0 && row >= 0 && column >= 0 && attempt > 0
  if (!present || width === 0 || height === 0 || channels === 0 || slices === 0) return err('MISSING_FIELD')
  if ((row + 1) * (column + 1) > TRAY_CELLS_MAX) return err('CELL_OUT_OF_TRAY')
  const capturedAtUs = toSafeNumber(message.capturedAtUs)
  if (attempt > ATTEMPTS_MAX || coil > COIL_MAX || capturedAtUs === undefined) return err('OUT_OF_RANGE')
  if (!isSideAllowed(width) || !isSideAllowed(height)) return err('IMAGE_SIZE')
  if (channels > IMAGE_CHANNELS_MAX || slices > IMAGE_SLICES_MAX) return err('IMAGE_SIZE')
  if (pixels.length !== width * height * channels * slices * BYTES_PER_PIXEL) return err('IMAGE_LENGTH')
  const { scannerSerial, sessionId } = identity
  return ok({
    identity,
    tray: { scannerSerial, sessionId, traySequence },
    cell: { row, column },
    attempt,
    coil,
    capturedAtUs,
    image: { width, height, channels, slices, pixels },
  })
}

/** Where a rejected scan belongs, so that its row can still be written; undefined when the message does not even say that. */
export function decodeScanPlace(
  payload: Uint8Array,
  identity: ScanIdentity,
): Pick<Scan, 'tray' | 'cell' | 'attempt'> | undefined {
  const message = parsePayload(ScanMessage, payload)
  if (message === undefined) return undefined
  const { traySequence, attempt } = message
  const row = message.row ?? -1
  const column = message.column ?? -1
  if (traySequence === 0 || row < 0 || column < 0 || (row + 1) * (column + 1) > TRAY_CELLS_MAX) return undefined
  if (attempt === 0 || attempt > ATTEMPTS_MAX) return undefined
  const { scannerSerial, sessionId } = identity
  return { tray: { scannerSerial, sessionId, traySequence }, cell: { row, column }, attempt }
}

function isSideAllowed(pixels: number): boolean {
  return pixels >= IMAGE_SIDE_PIXELS_MIN && pixels <= IMAGE_SIDE_PIXELS_MAX
}
