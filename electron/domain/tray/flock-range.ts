import type { Cell, EggClass } from '../egg.ts'
import { isEgg } from '../egg.ts'
import { cellOrder } from './cell-order.ts'

/** Cells from `from` to `to` in reading order, both included, hold the eggs of one flock. */
export interface FlockRange {
  readonly flock: string
  readonly from: Cell
  readonly to: Cell
}

/** More flocks than this on one tray is a list that somebody typed wrongly; no source gives a number. */
export const FLOCK_RANGES_MAX = 20

export const FLOCK_RANGE_REFUSALS = ['UNKNOWN_BATCH', 'RANGE_BACKWARDS', 'RANGES_OVERLAP', 'NOT_SAVED'] as const
export type FlockRangeRefusal = (typeof FLOCK_RANGE_REFUSALS)[number]

/** What is wrong with the ranges of a tray; undefined when nothing is. Cells between them belong to the flock of the batch. */
export function refuseFlockRanges(ranges: readonly FlockRange[]): FlockRangeRefusal | undefined {
  if (ranges.some(({ from, to }) => cellOrder(to) < cellOrder(from))) return 'RANGE_BACKWARDS'
  const sorted = [...ranges].sort((one, other) => cellOrder(one.from) - cellOrder(other.from))
  const overlap = sorted.some((range, n) => {
    const before = sorted[n - 1]
    return before !== undefined && cellOrder(range.from) <= cellOrder(before.to)
  })
  return overlap ? 'RANGES_OVERLAP' : undefined
}

/** The flock of a cell: by the ranges, else the batch's own. */
export function flockOfCell(ranges: readonly FlockRange[], batchFlock: string, cell: Cell): string {
  const order = cellOrder(cell)
  return ranges.find(({ from, to }) => cellOrder(from) <= order && order <= cellOrder(to))?.flock ?? batchFlock
}

export interface FlockCount {
  readonly flock: string
  /** Eggs, without empty cells: the denominator of every share of the flock. */
  readonly eggs: number
  readonly emptyCells: number
  readonly byClass: Readonly<Partial<Record<EggClass, number>>>
}

/** Cells with what stands in them → counts of each flock, in the order of the cells. Their sums are the sums of the tray. */
export function countByFlock(
  cells: readonly { readonly cell: Cell; readonly eggClass: EggClass }[],
  ranges: readonly FlockRange[],
  batchFlock: string,
): FlockCount[] {
  const classes = Map.groupBy(cells, ({ cell }) => flockOfCell(ranges, batchFlock, cell))
  return [...classes].map(([flock, inFlock]) => {
    const byClass: Partial<Record<EggClass, number>> = {}
    for (const { eggClass } of inFlock) byClass[eggClass] = (byClass[eggClass] ?? 0) + 1
    const eggs = inFlock.filter(({ eggClass }) => isEgg(eggClass)).length
    return { flock, eggs, emptyCells: inFlock.length - eggs, byClass }
  })
}
