import { crc32 } from 'node:zlib'
import { MESSAGE_TYPE } from '../../electron/pipeline/frame/message-type.ts'
import { eggActionToWire } from '../../electron/scanner/egg-words.ts'
import type { SequencedMessage } from '../../electron/scanner/link.ts'
import { ovoscope } from '../../proto/gen/scanner.js'

const { Scan, SorterAck, TrayBegin, TrayEnd, TrayLayout } = ovoscope.scanner.v1

export const TEST_SESSION = { scannerSerial: 'OVO-TEST', sessionId: '00000000000000a1' }

type Place = { readonly tray?: number; readonly row?: number; readonly column?: number; readonly attempt?: number }

/** Numbers messages like a scanner does: one counter over all of them. */
export class MessageMaker {
  #sequence = 0
  /** What the scanner's clock shows where a test looks at times; of no meaning while it is undefined. */
  clockUs: number | undefined
  readonly #session: typeof TEST_SESSION

  constructor(session = TEST_SESSION) {
    this.#session = session
  }

  trayBegin(tray: number, size = { rows: 2, columns: 3 }, trayCode = `T-${tray}`): SequencedMessage {
    const layout = TrayLayout.TRAY_LAYOUT_SQUARE
    const bytes = TrayBegin.encode({
      traySequence: tray,
      trayCode,
      ...size,
      layout,
      clockUs: this.clockUs ?? 1,
    }).finish()
    return this.#message(MESSAGE_TYPE.TRAY_BEGIN, bytes)
  }

  /** Every pixel of the picture is `grey`, or tells the cell. */
  scan(
    { tray = 1, row = 0, column = 0, attempt = 1 }: Place,
    resent = false,
    grey = row * 16 + column,
  ): SequencedMessage {
    const image = { width: 16, height: 16, channels: 1, slices: 1, pixels: new Uint8Array(512).fill(grey) }
    const seen = { coil: 0, capturedAtUs: this.clockUs ?? 5 }
    const bytes = Scan.encode({ traySequence: tray, row, column, attempt, ...seen, ...image }).finish()
    return this.#message(MESSAGE_TYPE.SCAN, bytes, resent)
  }

  /** Says nothing of how many cells were scanned unless told. */
  trayEnd(tray: number, cellsScanned = 0): SequencedMessage {
    return this.#message(
      MESSAGE_TYPE.TRAY_END,
      TrayEnd.encode({ traySequence: tray, cellsScanned, clockUs: this.clockUs ?? 9 }).finish(),
    )
  }

  /** The sorter has kept these eggs, or done as it says. */
  sorterAck(...places: readonly (Place & { readonly action?: string })[]): SequencedMessage {
    const eggs = places.map(({ tray = 1, row = 0, column = 0, attempt = 1, action = 'KEEP' }) => {
      return { traySequence: tray, row, column, attempt, action: eggActionToWire(action) ?? 0 }
    })
    return this.#message(MESSAGE_TYPE.SORTER_ACK, SorterAck.encode({ eggs }).finish())
  }

  raw(type: number, payload: Uint8Array): SequencedMessage {
    return this.#message(type, payload)
  }

  #message(type: number, payload: Uint8Array, resent = false): SequencedMessage {
    const sequence = ++this.#sequence
    const checksum = crc32(payload, type)
    return { type, sequence, payload, checksum, ...this.#session, arrivedMonoMs: 0, arrivedWallMs: 0, resent }
  }
}
