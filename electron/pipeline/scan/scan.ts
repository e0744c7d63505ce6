import type { Cell } from '../../domain/egg.ts'

/** Made once by the scanner; recognises a duplicate for ever. */
export interface ScanIdentity {
  readonly scannerSerial: string
  /** Chosen by the scanner at power-up, 16 hex digits. */
  readonly sessionId: string
  /** Counts from 1 within the session, over all sequenced messages. */
  readonly sequence: number
}

/** One passage of one physical tray, named by the scanner within its session. */
export interface TrayRef {
  readonly scannerSerial: string
  readonly sessionId: string
  readonly traySequence: number
}

/** Unsigned 16-bit little-endian pixels, ordered channel, slice, row, column. */
export interface ScanImage {
  readonly width: number
  readonly height: number
  /** 1 to 3 parameter maps, for example T2, T1, ADC. */
  readonly channels: number
  readonly slices: number
  /** Length is width × height × channels × slices × 2 bytes. */
  readonly pixels: Uint8Array
}

/** One attempt at one egg. */
export interface Scan {
  readonly identity: ScanIdentity
  readonly tray: TrayRef
  readonly cell: Cell
  /** 1 for the first attempt; a rescan counts on. */
  readonly attempt: number
  /** Receiver coil or camera that saw this cell. */
  readonly coil: number
  /** Scanner clock, microseconds since its own origin. */
  readonly capturedAtUs: number
  readonly image: ScanImage
}

/** Why a well-formed frame is no usable scan; stored with the row, which becomes UNREADABLE. */
export type ScanRejection =
  | 'NOT_PROTOBUF'
  | 'MISSING_FIELD'
  | 'CELL_OUT_OF_TRAY'
  | 'IMAGE_SIZE'
  | 'IMAGE_LENGTH'
  | 'OUT_OF_RANGE'
  | 'UNKNOWN_TRAY'
