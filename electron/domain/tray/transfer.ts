import type { Cell, EggAction, EggClass } from '../egg.ts'
import { cellOrder } from './cell-order.ts'

/** One egg that was moved after sorting. Tray and cell end here; the egg goes on with its batch. */
export interface Move {
  readonly from: Cell
  readonly to: Cell
}

/** A tray as it stands behind the sorter. */
export interface SortedTray {
  readonly visitId: number
  readonly batchId: string | null
  readonly rows: number
  readonly columns: number
  readonly ended: boolean
  readonly onHold: boolean
  readonly cells: readonly SortedCell[]
}

export interface SortedCell {
  readonly cell: Cell
  readonly eggClass: EggClass
  /** By decision, correction or release, whichever was last. */
  readonly action: EggAction
  /** Of the moves recorded so far: the last one led an egg in, or out. */
  readonly moved: 'in' | 'out' | undefined
}

export const TRANSFER_REFUSALS = [
  'UNKNOWN_TRAY',
  'SAME_TRAY',
  'STILL_UNDER_SCANNER',
  'ON_HOLD',
  /** Eggs of two batches would be mixed: only if a person says so. */
  'OTHER_BATCH',
  /** The tray has come by since: what stands in it now are other eggs. */
  'USED_SINCE',
  'CELL_OUT_OF_TRAY',
  'NO_EGG_THERE',
  'CELL_TAKEN',
  'SAME_CELL_TWICE',
  'NOTHING_TO_MOVE',
  'NOT_SAVED',
] as const
export type TransferRefusal = (typeof TRANSFER_REFUSALS)[number]

/** A tray has at most this many cells, so no transfer has more moves. */
export { TRAY_CELLS_MAX as MOVES_MAX } from '../tray-type.ts'

export interface TransferWish {
  readonly from: SortedTray
  readonly to: SortedTray
  readonly moves: readonly Move[]
  /** A person said that eggs of another batch may come into this tray. */
  readonly acrossBatches: boolean
}

/** Why these eggs cannot be moved so; undefined when they can. */
export function refuseTransfer({ from, to, moves, acrossBatches }: TransferWish): TransferRefusal | undefined {
  const trays = refuseTrays(from, to, acrossBatches)
  if (trays !== undefined) return trays
  if (moves.length === 0) return 'NOTHING_TO_MOVE'
  if (hasTwice(moves.map((move) => move.from)) || hasTwice(moves.map((move) => move.to))) return 'SAME_CELL_TWICE'
  if (moves.some((move) => !isInside(from, move.from) || !isInside(to, move.to))) return 'CELL_OUT_OF_TRAY'
  const eggs = new Set(from.cells.filter(holdsEgg).map(({ cell }) => cellOrder(cell)))
  if (moves.some((move) => !eggs.has(cellOrder(move.from)))) return 'NO_EGG_THERE'
  const taken = new Set(to.cells.filter(holdsEgg).map(({ cell }) => cellOrder(cell)))
  return moves.some((move) => taken.has(cellOrder(move.to))) ? 'CELL_TAKEN' : undefined
}

/** Why no egg may go from the one tray to the other at all. */
export function refuseTrays(from: SortedTray, to: SortedTray, acrossBatches: boolean): TransferRefusal | undefined {
  if (from.visitId === to.visitId) return 'SAME_TRAY'
  if (!from.ended || !to.ended) return 'STILL_UNDER_SCANNER'
  if (from.onHold || to.onHold) return 'ON_HOLD'
  return from.batchId !== to.batchId && !acrossBatches ? 'OTHER_BATCH' : undefined
}

/** Fills the gaps of one tray with the eggs of another, both in reading order, as hands do at refill. */
export function planRefill(from: SortedTray, to: SortedTray): Move[] {
  const eggs = inOrder(from.cells.filter(holdsEgg))
  const gaps = inOrder(to.cells.filter((one) => !holdsEgg(one)))
  return eggs.flatMap(({ cell }, n) => {
    const gap = gaps[n]
    return gap === undefined ? [] : [{ from: cell, to: gap.cell }]
  })
}

/** Whether an egg stands there behind the sorter: it was kept, waits for something and was not touched, or was moved in. */
export function holdsEgg({ eggClass, action, moved }: SortedCell): boolean {
  if (moved !== undefined) return moved === 'in'
  return eggClass !== 'EMPTY' && action !== 'REMOVE_MALE' && action !== 'REMOVE_CLEAR'
}

function inOrder(cells: readonly SortedCell[]): SortedCell[] {
  return [...cells].sort((one, other) => cellOrder(one.cell) - cellOrder(other.cell))
}

function isInside(tray: SortedTray, { row, column }: Cell): boolean {
  return row >= 0 && column >= 0 && row < tray.rows && column < tray.columns
}

function hasTwice(cells: readonly Cell[]): boolean {
  return new Set(cells.map(cellOrder)).size < cells.length
}
