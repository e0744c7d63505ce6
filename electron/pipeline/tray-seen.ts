import type { SequencedMessage } from '../scanner/link.ts'
import { capturedBeforeMs, scannerClockUs } from './captured.ts'
import { MESSAGE_TYPE } from './frame/message-type.ts'
import { decodeTrayBegin } from './scan/decode-tray.ts'

/**
 * When the tray of a TrayBegin reached the scanner, by the station's monotonic clock: a scanner that had no way to the station kept it meanwhile.
 * Undefined for every other message, and where the scanner's clock does not say.
 */
export function traySeenMonoMs(message: SequencedMessage): number | undefined {
  if (message.type !== MESSAGE_TYPE.TRAY_BEGIN) return undefined
  const begin = decodeTrayBegin(message.payload, message)
  if (!begin.ok) return undefined
  const { arrivedMonoMs, clockOffsetUs } = message
  const beforeMs = capturedBeforeMs({
    capturedAtUs: begin.value.clockUs,
    scannerClockUs: scannerClockUs(arrivedMonoMs, clockOffsetUs),
  })
  return beforeMs === undefined ? undefined : arrivedMonoMs - beforeMs
}
