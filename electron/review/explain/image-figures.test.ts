import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../electron/base/random.ts'
import { generatePhantom, type PhantomOptions, type PhantomTruth } from '../../../models/phantom/phantom.ts'
import { usualAirCell } from '../../domain/air-cell.ts'
import type { StoredPicture } from '../windowing.ts'
import { imageFigures } from './image-figures.ts'

/** Of the egg's length: what one measured depth may be off from the drawn one, and what many may be off on average. */
const ONE_WITHIN = 0.04
const MANY_WITHIN = 0.02

const living = (flags: PhantomTruth['flags'] = []): PhantomTruth => ({
  sex: 'FEMALE',
  kind: 'LIVE',
  flags,
  fault: undefined,
})

function phantom(change: Partial<PhantomOptions> = {}): StoredPicture {
  const base = { seed: 'air', tray: 1, cell: { row: 0, column: 0 }, ageHours: 288, noise: 0.03, truth: living() }
  return generatePhantom({ ...base, ...change }).image
}

/**
 * What the phantoms draw: the third deviate of an egg's stream moves its air cell, the first two its length (see models/phantom/anatomy.ts). The egg's
 * length is 57 mm and its air cell 2.5 mm + 0.52 mm a day on average.
 */
function drawnDepthShare(day: number, row: number): number {
  const egg = seededRandom(`air/${day}/${row},0`)
  const deviate = () => Math.max(-2.2, Math.min(2.2, egg.normal()))
  const halfLengthMm = 28.5 * (1 + 0.03 * deviate()) * (1 + 0.02 * deviate())
  return ((2.5 + 0.52 * day) * (1 + 0.12 * deviate())) / (2 * halfLengthMm)
}

const eggOf = (day: number, row: number, change: Partial<PhantomOptions> = {}) =>
  phantom({ tray: day, cell: { row, column: 0 }, ageHours: day * 24, ...change })

describe('the air cell in a picture', () => {
  it.each([0.02, 0.1])('grows from day 9 to 18 and agrees with the drawn one, at noise %s', (noise) => {
    let before = 0
    for (const day of [9, 12, 15, 18]) {
      const depths = Array.from({ length: 8 }, (_, row) => {
        const { airCell } = imageFigures(eggOf(day, row, { noise })) ?? {}
        expect(airCell?.end).toBe('top')
        const off = (airCell?.depthShare ?? 0) - drawnDepthShare(day, row)
        expect(Math.abs(off)).toBeLessThan(ONE_WITHIN)
        return { depthShare: airCell?.depthShare ?? 0, off }
      })
      const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
      expect(Math.abs(mean(depths.map(({ off }) => off)))).toBeLessThan(MANY_WITHIN)
      const depth = mean(depths.map(({ depthShare }) => depthShare))
      expect(depth).toBeGreaterThan(before)
      const usual = usualAirCell(day * 24)
      expect(depth).toBeGreaterThan(usual?.from ?? 1)
      expect(depth).toBeLessThan(usual?.to ?? 0)
      before = depth
    }
  })

  it('lies at the other end of an egg that stands on its head', () => {
    for (const row of [0, 1, 2, 3]) {
      const figures = imageFigures(eggOf(12, row, { truth: living(['INVERTED']) }))
      expect(figures?.airCell?.end).toBe('bottom')
      expect(Math.abs((figures?.airCell?.depthShare ?? 0) - drawnDepthShare(12, row))).toBeLessThan(ONE_WITHIN)
    }
  })

  it('keeps its share of the egg in a larger picture', () => {
    const [small, large] = [64, 128].map((side) => imageFigures(phantom({ width: side, height: side })))
    expect(large?.airCell?.depthShare).toBeCloseTo(small?.airCell?.depthShare ?? 0, 1)
  })

  it('is not measured where it is not asked for', () => {
    expect(imageFigures(phantom(), { airCell: false })).toMatchObject({ airCell: undefined })
  })
})

describe('sharpness and coverage', () => {
  it('fall with blur, and hardly with noise', () => {
    const sharp = imageFigures(phantom())?.sharpness ?? 0
    expect(imageFigures(blurred(phantom()))?.sharpness ?? 1).toBeLessThan(0.85 * sharp)
    const noisy = imageFigures(phantom({ noise: 0.08 }))?.sharpness ?? 0
    expect(Math.abs(noisy - sharp)).toBeLessThan(0.15 * sharp)
  })

  it('tell an egg that is cut off by the edge of its picture', () => {
    const picture = phantom()
    expect(imageFigures(picture)?.cutOff).toBe(false)
    expect(imageFigures(shiftedUp(picture, 18))?.cutOff).toBe(true)
  })

  it('say nothing of an empty cell, of a dead channel, or of one that is clipped all over', () => {
    expect(imageFigures(phantom({ truth: { ...living(), kind: 'EMPTY', sex: undefined } }))).toBeUndefined()
    expect(imageFigures(phantom({ truth: { ...living(), fault: 'DEAD_CHANNEL' } }))).toBeUndefined()
    expect(
      imageFigures({ width: 8, height: 8, channels: 1, slices: 1, pixels: new Uint8Array(128).fill(255) }),
    ).toBeUndefined()
  })

  it('are numbers in their range for any picture at all', () => {
    const anyPicture = fc
      .record({ width: fc.integer({ min: 8, max: 20 }), height: fc.integer({ min: 8, max: 20 }), seed: fc.string() })
      .map(({ width, height, seed }): StoredPicture => {
        const random = seededRandom(seed)
        const bright = random.int(65_536)
        const words = Uint16Array.from({ length: width * height }, () => random.int(bright + 1))
        return { width, height, channels: 1, slices: 1, pixels: new Uint8Array(words.buffer) }
      })
    fc.assert(
      fc.property(anyPicture, (picture) => {
        const figures = imageFigures(picture)
        if (figures === undefined) return
        expect(figures.sharpness).toBeGreaterThanOrEqual(0)
        expect(Number.isFinite(figures.sharpness)).toBe(true)
        expect(figures.coverage).toBeGreaterThan(0)
        expect(figures.coverage).toBeLessThanOrEqual(1)
        expect(figures.airCell === undefined || figures.airCell.depthShare <= 0.4).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})

const wordsOf = ({ pixels }: StoredPicture) => new Uint16Array(pixels.slice().buffer)

function blurred(picture: StoredPicture): StoredPicture {
  const { width } = picture
  const words = wordsOf(picture)
  const next = words.map((value, at) => {
    const around = [at - 1, at + 1, at - width, at + width, at].map((other) => words[other] ?? value)
    return around.reduce((sum, one) => sum + one, 0) / around.length
  })
  return { ...picture, pixels: new Uint8Array(next.buffer) }
}

function shiftedUp(picture: StoredPicture, rows: number): StoredPicture {
  const words = wordsOf(picture)
  const next = words.map((_, at) => words[at + rows * picture.width] ?? words[at % 7] ?? 0)
  return { ...picture, pixels: new Uint8Array(next.buffer) }
}
