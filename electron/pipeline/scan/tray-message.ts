import type { Cell, EggAction } from '../../domain/egg.ts'
import type { TrayRef } from './scan.ts'

/** A tray has reached the scanner. */
export interface TrayBegin {
  readonly tray: TrayRef
  /** Bar code or RFID as read; may be empty. */
  readonly code: string
  readonly rows: number
  readonly columns: number
  readonly layout: 'square' | 'honeycomb'
  /** Scanner clock, microseconds since its own origin. */
  readonly clockUs: number
}

/** Nothing more will be scanned in this tray. */
export interface TrayEnd {
  readonly tray: TrayRef
  /** Cells the scanner says it scanned, rescans not counted again. */
  readonly cellsScanned: number
  readonly clockUs: number
}

/** What the sorter did with one egg, or took as an order. */
export interface SortedEgg {
  readonly tray: TrayRef
  readonly cell: Cell
  readonly attempt: number
  readonly action: EggAction
}

/** Why a well-formed frame is no usable tray or sorter message; stored with the record. */
export type TrayMessageRejection =
  | 'NOT_PROTOBUF'
  | 'MISSING_FIELD'
  | 'TRAY_SIZE'
  | 'CELL_OUT_OF_TRAY'
  | 'OUT_OF_RANGE'
  | 'UNKNOWN_ACTION'
