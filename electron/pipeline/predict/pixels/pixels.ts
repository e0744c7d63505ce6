import { PIXEL_PASSES } from './pixel-passes.generated.ts'

/** Of the language's WebAssembly what is needed here: the folders that only compute know neither a browser nor Node, which declare it whole. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object) => { readonly exports: unknown }
}

/** What pixel-passes.as.ts exports; addresses are bytes of its memory. */
interface Passes {
  readonly memory: { readonly buffer: ArrayBuffer }
  begin(width: number, height: number): number
  blocksAt(): number
  greatest(): number
  pixelsAt(count: number): number
  sumOf(rowFrom: number, rowTo: number, columnFrom: number, columnTo: number): number
  squaresOf(rowFrom: number, rowTo: number, columnFrom: number, columnTo: number): number
  takeEdges(edgeDown: number, edgeAcross: number): void
  sharedExcess(first: number, room: number, count: number, near: number, far: number, chance: number): number
  takeBlocks(wide: number, across: number, fromColumn: number, high: number, down: number, fromRow: number): void
}

/** Room for the blocks of one direction, in numbers. */
const STEPS_MAX = 64

/** Pixels of a step, how many steps, a multiple of four and at most 64, and the pixel at which they begin. */
export interface Steps {
  readonly step: number
  readonly steps: number
  readonly from: number
}

/** From `from` up to and without `to`, pixels. */
export type Range = readonly [from: number, to: number]

/** The brightest block, as a sum of counts, of every column and row of steps, long ones; and of every diagonal, square ones of as many pixels. */
export interface BrightestBlocks {
  readonly columns: Int32Array
  readonly rows: Int32Array
  readonly falling: Int32Array
  readonly rising: Int32Array
}

/** How lines are compared with those beside them; see ../interference.ts. */
export interface Comparison {
  readonly near: number
  readonly far: number
  readonly chance: number
}

/** Passes over one picture after the other. What they answer with holds until the next picture comes. */
export class Pixels {
  readonly #passes: Passes
  #width = 0
  #height = 0
  #picture = new Uint16Array()
  #blocks: BrightestBlocks | undefined

  constructor() {
    const bytes = Uint8Array.from({ length: PIXEL_PASSES.length / 2 }, (_, at) =>
      Number.parseInt(PIXEL_PASSES.slice(2 * at, 2 * at + 2), 16),
    )
    // Its own module, made from the source beside it: `npm run check` compares the two.
    this.#passes = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Passes
  }

  /** Takes a copy of the first width × height counts. */
  take(words: Uint16Array, width: number, height: number): this {
    if (width !== this.#width || height !== this.#height) this.#begin(width, height)
    this.#picture.set(words.length === this.#picture.length ? words : words.subarray(0, this.#picture.length))
    return this
  }

  #begin(width: number, height: number): void {
    const at = this.#passes.begin(width, height)
    this.#picture = new Uint16Array(this.#passes.memory.buffer, at, width * height)
    this.#blocks = undefined
    this.#width = width
    this.#height = height
  }

  get width(): number {
    return this.#width
  }

  get height(): number {
    return this.#height
  }

  /** The greatest count, and how many pixels have it. */
  greatest(): { readonly count: number; readonly pixels: number } {
    const count = this.#passes.greatest()
    return { count, pixels: this.#passes.pixelsAt(count) }
  }

  /** Of the counts in a rectangle. */
  sumOf([rowFrom, rowTo]: Range, [columnFrom, columnTo]: Range): number {
    return this.#passes.sumOf(rowFrom, rowTo, columnFrom, columnTo)
  }

  /** Of their squares. */
  squaresOf([rowFrom, rowTo]: Range, [columnFrom, columnTo]: Range): number {
    return this.#passes.squaresOf(rowFrom, rowTo, columnFrom, columnTo)
  }

  /**
   * The most that any column has above its neighbours at the upper and the lower edge of so many rows, and any row at the left and the right edge of so many columns;
   * sums of counts.
   */
  sharedExcess(edgeRows: number, edgeColumns: number, { near, far, chance }: Comparison) {
    const [width, height] = [this.#width, this.#height]
    this.#passes.takeEdges(edgeRows, edgeColumns)
    const room = 2 * (width + height)
    return {
      columns: this.#passes.sharedExcess(0, room, width, near, far, chance),
      rows: this.#passes.sharedExcess(2 * width, room, height, near, far, chance),
    }
  }

  /** Of each step four pixels are taken. */
  brightestBlocks(across: Steps, down: Steps): BrightestBlocks {
    this.#passes.takeBlocks(across.step, across.steps, across.from, down.step, down.steps, down.from)
    const known = this.#blocks
    if (known?.columns.length === across.steps && known.rows.length === down.steps) return known
    this.#blocks = this.#viewBlocks(across, down)
    return this.#blocks
  }

  #viewBlocks(across: Steps, down: Steps): BrightestBlocks {
    const all = new Int32Array(this.#passes.memory.buffer, this.#passes.blocksAt(), 4 * STEPS_MAX)
    const part = (at: number, length: number) => all.subarray(at * STEPS_MAX, at * STEPS_MAX + length)
    const diagonals = (across.steps + down.steps) / 2 - 1
    return {
      ...{ columns: part(0, across.steps), rows: part(1, down.steps) },
      ...{ falling: part(2, diagonals), rising: part(3, diagonals) },
    }
  }
}
