import type { CentreMm } from '../../electron/domain/master-data/kinds.ts'

const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

/** A cell that far beside the way is no longer ahead; the rows of a honeycomb are shifted by half a pitch. */
const BESIDE_PITCHES = 0.75
/** Nearer than that is the same row or column, measured by hand. */
const AHEAD_PITCHES = 0.5

export interface SeenTray {
  readonly columns: number
  readonly pitchMm: number
  readonly centresMm: readonly CentreMm[]
}

/**
 * The cell to which an arrow key leads, as the tray is seen: the nearest ahead, and of two equally near that of the same row or column.
 * Cells by row × columns + column; undefined for other keys and beyond the edge.
 */
export function neighbourOf(from: number, key: string, { columns, pitchMm, centresMm }: SeenTray): number | undefined {
  const way = WAYS[key]
  const start = centresMm[from]
  if (way === undefined || start === undefined) return undefined
  const ahead = centresMm.flatMap(({ xMm, yMm }, index) => {
    const [x, y] = [xMm - start.xMm, yMm - start.yMm]
    const forward = x * way[0] + y * way[1]
    const beside = Math.abs(x * way[1] - y * way[0])
    if (forward < AHEAD_PITCHES * pitchMm || beside > BESIDE_PITCHES * pitchMm) return []
    const inLine = index % columns === from % columns || Math.floor(index / columns) === Math.floor(from / columns)
    return [{ index, cost: forward + beside, inLine }]
  })
  const nearest = Math.min(...ahead.map(({ cost }) => cost))
  // Centres may be measured: what differs by less than a cell's tenth is equally near.
  const equal = ahead.filter(({ cost }) => cost <= nearest + pitchMm / 10)
  return (equal.find(({ inLine }) => inLine) ?? equal[0])?.index
}
