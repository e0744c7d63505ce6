import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Pixels, type Steps } from './pixels.ts'

interface Picture {
  readonly width: number
  readonly height: number
  readonly words: Uint16Array
}

const pictures: fc.Arbitrary<Picture> = fc
  .tuple(fc.integer({ min: 8, max: 90 }), fc.integer({ min: 8, max: 90 }), fc.integer({ min: 1, max: 65_535 }))
  .chain(([width, height, most]) =>
    fc.array(fc.integer({ min: 0, max: most }), { minLength: 1, maxLength: 400 }).map((values) => ({
      ...{ width, height },
      words: Uint16Array.from({ length: width * height }, (_, at) => values[(at * 7 + (at >> 5)) % values.length] ?? 0),
    })),
  )

const pixels = new Pixels()
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at)
const zeros = (length: number) => Array.from({ length }, () => 0)
const sum = (values: readonly number[]) => values.reduce((before, value) => before + value, 0)

/** The second reading, pixel by pixel. */
function reader({ width, words }: Picture) {
  return (row: number, column: number) => words[row * width + column] as number
}

function stepSums(picture: Picture, across: Steps, down: Steps): number[][] {
  const at = reader(picture)
  return range(0, down.steps).map((row) =>
    range(0, across.steps).map((column) => {
      const [top, left] = [down.from + row * down.step, across.from + column * across.step]
      const [below, beside] = [top + (down.step >> 1), left + (across.step >> 1)]
      return at(top, left) + at(top, beside) + at(below, left) + at(below, beside)
    }),
  )
}

/** As large as they come in evenness.ts: at most 64 steps, four of them a block. */
function stepsOf(side: number): Steps {
  const step = Math.max(1, Math.floor(side / 32))
  const steps = 4 * Math.floor(side / (step * 4))
  return { step, steps, from: (side - steps * step) >> 1 }
}

describe('passes over the pixels of a picture', () => {
  it('find the greatest count and how many have it, and sum rectangles and squares', () => {
    fc.assert(
      fc.property(pictures, fc.nat(), fc.nat(), (picture, one, two) => {
        const { width, height, words } = picture
        const most = Math.max(...words)
        const at = reader(picture)
        pixels.take(words, width, height)
        expect(pixels.greatest()).toEqual({ count: most, pixels: words.filter((word) => word === most).length })
        const [rowFrom, columnFrom] = [one % height, two % width]
        const inside = range(rowFrom, height).flatMap((row) =>
          range(columnFrom, width).map((column) => at(row, column)),
        )
        expect(pixels.sumOf([rowFrom, height], [columnFrom, width])).toBe(sum(inside))
        expect(pixels.squaresOf([rowFrom, height], [columnFrom, width])).toBe(sum(inside.map((value) => value ** 2)))
      }),
      { numRuns: 100 },
    )
  })

  it('find the brightest blocks of every column, row and diagonal of steps', () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const [across, down] = [stepsOf(picture.width), stepsOf(picture.height)]
        const sums = stepSums(picture, across, down)
        const of = (row: number, column: number) => sums[row]?.[column] as number
        const columns = zeros(across.steps)
        const rows = zeros(down.steps)
        const diagonals = (across.steps + down.steps) / 2 - 1
        const [falling, rising] = [zeros(diagonals), zeros(diagonals)]
        const raise = (where: number[], at: number, value: number) => {
          where[at] = Math.max(where[at] as number, value)
        }
        for (const row of range(0, down.steps)) {
          for (const column of range(0, across.steps)) {
            if (row % 4 === 0) raise(columns, column, sum(range(row, row + 4).map((each) => of(each, column))))
            if (column % 4 === 0) raise(rows, row, sum(range(column, column + 4).map((each) => of(row, each))))
            if (row % 2 === 1 || column % 2 === 1) continue
            const square = of(row, column) + of(row, column + 1) + of(row + 1, column) + of(row + 1, column + 1)
            raise(falling, (row + column) / 2, square)
            raise(rising, (row + across.steps - 2 - column) / 2, square)
          }
        }
        const found = pixels.take(picture.words, picture.width, picture.height).brightestBlocks(across, down)
        expect(Object.fromEntries(Object.entries(found).map(([name, values]) => [name, [...values]]))).toMatchObject({
          columns,
          rows,
          falling,
          rising,
        })
      }),
      { numRuns: 100 },
    )
  })

  it('say how far a line stands above its neighbours at both edges', () => {
    fc.assert(
      fc.property(pictures, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), (picture, down, beside) => {
        const { width, height, words } = picture
        const at = reader(picture)
        const excess = (one: readonly number[], other: readonly number[]): number => {
          const shared = one.map((value, line) => Math.min(value, other[line] as number))
          const apart = one.map((value, line) => value - (other[line] as number))
          const changes = sum(apart.map((value, line) => Math.abs(value - (apart[line - 1] ?? value))))
          const above = shared.flatMap((value, line) =>
            [2, 4].map((far) => value - Math.max(shared[line - far] ?? 0, shared[line + far] ?? 0)),
          )
          return Math.max(0, Math.max(0, ...above) - (3 * changes) / one.length)
        }
        const sumColumn = (column: number, rows: readonly number[]) => sum(rows.map((row) => at(row, column)))
        const sumRow = (row: number, columns: readonly number[]) => sum(columns.map((column) => at(row, column)))
        const comparison = { near: 2, far: 4, chance: 3 }
        expect(pixels.take(words, width, height).sharedExcess(down, beside, comparison)).toEqual({
          columns: excess(
            range(0, width).map((column) => sumColumn(column, range(0, down))),
            range(0, width).map((column) => sumColumn(column, range(height - down, height))),
          ),
          rows: excess(
            range(0, height).map((row) => sumRow(row, range(0, beside))),
            range(0, height).map((row) => sumRow(row, range(width - beside, width))),
          ),
        })
      }),
      { numRuns: 100 },
    )
  })

  it('take one size after the other, small after large and large after small', () => {
    for (const side of [64, 8, 512, 16, 64]) {
      const words = new Uint16Array(side * side).fill(3)
      words[side] = 7
      expect(pixels.take(words, side, side).greatest()).toEqual({ count: 7, pixels: 1 })
    }
  })
})
