import type { Cell } from '../../electron/domain/egg.ts'

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The cell that an arrow key leads to; undefined for other keys and beyond the edge. */
export function neighbourOf(
  from: Cell,
  key: string,
  tray: { readonly rows: number; readonly columns: number },
): Cell | undefined {
  const step = STEPS[key]
  if (step === undefined) return undefined
  const to = { row: from.row + step[0], column: from.column + step[1] }
  const inside = to.row >= 0 && to.row < tray.rows && to.column >= 0 && to.column < tray.columns
  return inside ? to : undefined
}
