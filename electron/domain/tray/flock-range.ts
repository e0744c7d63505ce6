import type { Cell, EggClass } from '../egg.ts'
import { EGG_CLASSES, isEgg } from '../egg.ts'
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

/** What stands in a cell: of one tray, or `count` times in trays with the same ranges. */
export interface CellCount {
  readonly cell: Cell
  readonly eggClass: EggClass
  readonly count?: number
}

/** Cells with what stands in them → counts of each flock, in the order of the cells. Their sums are the sums of the tray. */
export function countByFlock(
  cells: readonly CellCount[],
  ranges: readonly FlockRange[],
  batchFlock: string,
): FlockCount[] {
  const classes = Map.groupBy(cells, ({ cell }) => flockOfCell(ranges, batchFlock, cell))
  return [...classes].map(([flock, inFlock]) => {
    const byClass: Partial<Record<EggClass, number>> = {}
    for (const { eggClass, count = 1 } of inFlock) byClass[eggClass] = (byClass[eggClass] ?? 0) + count
    return flockCount(flock, byClass)
  })
}

/** Counts of several trays → one count of each flock, in the order in which they first come. */
export function sumFlocks(counts: readonly FlockCount[]): FlockCount[] {
  return [...Map.groupBy(counts, ({ flock }) => flock)].map(([flock, ofFlock]) => {
    const byClass: Partial<Record<EggClass, number>> = {}
    for (const one of ofFlock) {
      for (const eggClass of EGG_CLASSES) {
        const count = one.byClass[eggClass] ?? 0
        if (count > 0) byClass[eggClass] = (byClass[eggClass] ?? 0) + count
      }
    }
    return flockCount(flock, byClass)
  })
}

function flockCount(flock: string, byClass: FlockCount['byClass']): FlockCount {
  const sum = (classes: readonly EggClass[]) => classes.reduce((all, eggClass) => all + (byClass[eggClass] ?? 0), 0)
  return { flock, eggs: sum(EGG_CLASSES.filter(isEgg)), emptyCells: byClass.EMPTY ?? 0, byClass }
}
