import { type Cell, cellName } from '../../domain/egg.ts'
import type { TrueKind } from './egg-source.ts'

/** What really lay in a cell that was scanned. */
export interface TrueCell {
  readonly traySequence: number
  readonly trayCode: string
  readonly cell: Cell
  readonly kind: TrueKind
}

interface Tray {
  readonly traySequence: number
  readonly trayCode: string
  readonly columns: number
  /** By row × columns + column, as index into `KINDS` plus one; 0 where nothing was scanned. */
  readonly kinds: Uint8Array
}

const KINDS: readonly TrueKind[] = ['FEMALE', 'MALE', 'INFERTILE', 'EARLY_DEAD', 'MID_DEAD', 'EMPTY']

/** Remembers every egg at one byte each: a run of the greatest length stays below 200 MB. */
export class TruthBook {
  readonly #trays: Tray[] = []
  #total = 0

  begin(traySequence: number, trayCode: string, size: { readonly rows: number; readonly columns: number }): void {
    this.#trays.push({ traySequence, trayCode, columns: size.columns, kinds: new Uint8Array(size.rows * size.columns) })
  }

  /** Of the tray that began last. */
  note(cell: Cell, kind: TrueKind): void {
    const tray = this.#trays.at(-1)
    if (tray === undefined) return
    const index = cell.row * tray.columns + cell.column
    if (tray.kinds[index] === 0) this.#total++
    else if (tray.kinds[index] !== KINDS.indexOf(kind) + 1) {
      throw new Error(`the egg source gave another kind for the same cell ${cellName(cell)}`)
    }
    tray.kinds[index] = KINDS.indexOf(kind) + 1
  }

  /** Distinct cells scanned. */
  get total(): number {
    return this.#total
  }

  /** Up to `count` cells in the order of trays and cells, leaving out the first `from`. */
  read(from = 0, count = Number.POSITIVE_INFINITY): TrueCell[] {
    const cells: TrueCell[] = []
    let skip = from
    for (const { traySequence, trayCode, columns, kinds } of this.#trays) {
      for (const [index, value] of kinds.entries()) {
        const kind = KINDS[value - 1]
        if (kind === undefined || skip-- > 0) continue
        if (cells.length >= count) return cells
        const cell = { row: Math.floor(index / columns), column: index % columns }
        cells.push({ traySequence, trayCode, cell, kind })
      }
    }
    return cells
  }
}
