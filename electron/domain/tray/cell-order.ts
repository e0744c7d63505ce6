import type { Cell } from '../egg.ts'
import { TRAY_CELLS_MAX } from '../tray-type.ts'

/** Place of a cell in reading order, row by row; the same number for the same cell in trays of every shape. */
export function cellOrder({ row, column }: Cell): number {
  return row * TRAY_CELLS_MAX + column
}
