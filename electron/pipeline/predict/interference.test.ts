import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../base/random.ts'
import { interferenceIn } from './interference.ts'
import { Pixels } from './pixels/pixels.ts'

const pixels = new Pixels()

const SIDE = 64
const BRIGHTEST = 2_000
const AGAINST = { brightest: BRIGHTEST, deviation: 30 }

interface Scene {
  readonly noise?: number
  readonly seed?: string
  /** Strength of a line, by its place; counts. */
  readonly columns?: Readonly<Record<number, number>>
  readonly rows?: Readonly<Record<number, number>>
  /** Whether a line runs through this pixel. */
  readonly dash?: (along: number) => boolean
}

/** A round egg in noisy air, with lines through both. */
function picture({ noise = 40, seed = 'air', columns = {}, rows = {}, dash = () => true }: Scene): Uint16Array {
  const random = seededRandom(seed)
  return Uint16Array.from({ length: SIDE * SIDE }, (_, at) => {
    const [row, column] = [Math.floor(at / SIDE), at % SIDE]
    const egg = (row - 31.5) ** 2 + (column - 31.5) ** 2 < 26 ** 2 ? BRIGHTEST : 0
    const line = (dash(row) ? (columns[column] ?? 0) : 0) + (dash(column) ? (rows[row] ?? 0) : 0)
    return Math.max(0, Math.round(egg + line + Math.abs(noise * random.normal())))
  })
}

const of = (scene: Scene) => interferenceIn(pixels.take(picture(scene), SIDE, SIDE), AGAINST)

describe('interference', () => {
  it('is near 0 where nothing but an egg and noise is seen', () => {
    for (const noise of [0, 20, 100, 300]) expect(of({ noise })).toBeLessThan(0.03)
  })

  it('is as strong as the line, wherever and in whichever direction it runs', () => {
    for (const line of [0, 1, 7, 31, 62, 63]) {
      expect(of({ columns: { [line]: 600 } })).toBeGreaterThan(0.25)
      expect(of({ columns: { [line]: 600 } })).toBeLessThan(0.31)
      expect(of({ rows: { [line]: 600 } })).toBeGreaterThan(0.25)
      expect(of({ rows: { [line]: 600 } })).toBeLessThan(0.31)
    }
  })

  it('tells lines beside each other, two pixels wide, and dashed', () => {
    expect(of({ columns: { 20: 500, 21: 500 } })).toBeGreaterThan(0.2)
    expect(of({ columns: { 20: 500, 22: 500, 30: 400 } })).toBeGreaterThan(0.2)
    expect(of({ columns: { 20: 800 }, dash: (row) => row % 2 === 0 })).toBeGreaterThan(0.15)
  })

  it('is no line that only one edge has, and no broad brightness', () => {
    expect(of({ columns: { 20: 800 }, dash: (row) => row < 32 })).toBeLessThan(0.03)
    const broad = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [12 + n, 300 * Math.sin((Math.PI * n) / 40)]))
    expect(of({ columns: broad })).toBeLessThan(0.05)
  })

  it('is held against the background where there is no egg', () => {
    const words = picture({ columns: { 20: 600 } })
    const measure = (words: Uint16Array, against = AGAINST) => interferenceIn(pixels.take(words, SIDE, SIDE), against)
    expect(measure(words, { brightest: 0, deviation: 400 })).toBe(measure(words, { brightest: 2_000, deviation: 30 }))
  })

  it('is nothing where there is nothing to be disturbed, and at most all of it', () => {
    const words = picture({ columns: { 20: 60_000 } })
    expect(interferenceIn(pixels.take(words, SIDE, SIDE), { brightest: 0, deviation: 0 })).toBe(0)
    expect(interferenceIn(pixels.take(words, SIDE, SIDE), { brightest: 1, deviation: 0 })).toBe(1)
  })

  it('does not see in noise alone what it calls disturbed, nor forgets', () => {
    const measure = (words: Uint16Array, against = AGAINST) => interferenceIn(pixels.take(words, SIDE, SIDE), against)
    for (let n = 0; n < 300; n++)
      expect(measure(picture({ noise: 200, seed: `noise ${n}` }), AGAINST)).toBeLessThan(0.1)
    const words = picture({})
    const first = measure(words, AGAINST)
    measure(picture({ columns: { 9: 900 } }), AGAINST)
    expect(measure(words, AGAINST)).toBe(first)
  })

  it('lies within 0 and 1 for any picture of any size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 80 }),
        fc.integer({ min: 8, max: 80 }),
        fc.array(fc.integer({ min: 0, max: 65_535 }), { minLength: 1, maxLength: 300 }),
        fc.double({ min: 0, max: 65_535, noNaN: true }),
        (width, height, values, brightest) => {
          const words = Uint16Array.from({ length: width * height }, (_, at) => values[at % values.length] ?? 0)
          const figure = interferenceIn(pixels.take(words, width, height), { brightest, deviation: 30 })
          expect(figure >= 0 && figure <= 1).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})
