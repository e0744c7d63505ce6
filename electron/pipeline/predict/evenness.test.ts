import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../base/random.ts'
import { evennessOf, reachIn } from './evenness.ts'
import { Pixels } from './pixels/pixels.ts'

interface Scene {
  readonly side?: number
  /** Half axes in half pictures, and the middle. */
  readonly across?: number
  readonly along?: number
  readonly middle?: readonly [x: number, y: number]
  /** Signal at a place of the picture, −1…1 from the middle; 1 is the brightest. */
  readonly signal?: (x: number, y: number) => number
}

const pixels = new Pixels()

const SIGNAL = 2_000
const AIR = 100

/** An upright ellipse in air that is not noisy. */
function picture({ side = 64, across = 0.65, along = 0.84, middle = [0, 0], signal = () => 1 }: Scene): Uint16Array {
  return Uint16Array.from({ length: side * side }, (_, at) => {
    const x = (2 * (at % side) + 1) / side - 1
    const y = (2 * Math.floor(at / side) + 1) / side - 1
    const isInside = ((x - middle[0]) / across) ** 2 + ((y - middle[1]) / along) ** 2 < 1
    return AIR + (isInside ? Math.round(SIGNAL * signal(x, y)) : 0)
  })
}

function evenness(scene: Scene): number {
  const side = scene.side ?? 64
  return evennessOf(reachIn(pixels.take(picture(scene), side, side), { mean: AIR, deviation: 40 }))
}

/** The gain of an array in which the element at this side gives nothing: it fades from the place `reach` on. */
function without(angle: number, reach: number) {
  return (x: number, y: number) => 1 / (1 + Math.exp((Math.cos(angle) * x + Math.sin(angle) * y - reach) / 0.1))
}

describe('how evenly an egg is seen', () => {
  it('is nearly 1 where it is seen on all sides, in pictures of any size', () => {
    for (const side of [16, 31, 48, 64, 100, 128, 512]) expect(evenness({ side })).toBeGreaterThan(0.85)
  })

  it('measures how far contents reach from the middle, in half pictures', () => {
    const reach = reachIn(pixels.take(picture({ middle: [0.1, -0.05] }), 64, 64), { mean: AIR, deviation: 40 })
    expect(reach.left).toBeCloseTo(0.55, 1)
    expect(reach.right).toBeCloseTo(0.75, 1)
    expect(reach.top).toBeCloseTo(0.89, 1)
    expect(reach.bottom).toBeCloseTo(0.79, 1)
    expect(reach.brightest).toBeCloseTo(SIGNAL, 0)
    // In half diagonals; the egg lies to the right and a little up.
    expect(reach.topRight).toBeGreaterThan(reach.bottomLeft + 0.05)
    expect(Math.abs(reach.topLeft - reach.bottomRight)).toBeLessThan(0.1)
  })

  it('does not mind a dark yolk at one side, a gain that falls by two fifths, or an egg a little beside the middle', () => {
    const yolk = (x: number, y: number) => (((x - 0.3) / 0.4) ** 2 + (y / 0.45) ** 2 < 1 ? 0.3 : 1)
    expect(evenness({ signal: yolk })).toBeGreaterThan(0.8)
    expect(evenness({ signal: (x) => 0.8 + 0.2 * x })).toBeGreaterThan(0.9)
    expect(evenness({ middle: [0.07, 0.07] })).toBeGreaterThan(0.75)
  })

  it('allows for an air cell at either end, and not at a side', () => {
    const airTo = (edge: number) => (along: number) => (along < edge ? 0 : 1)
    for (const end of [1, -1]) {
      expect(evenness({ signal: (_, y) => airTo(-0.45)(end * y) })).toBeGreaterThan(0.7)
      expect(evenness({ signal: (x) => airTo(-0.35)(end * x) })).toBeLessThan(0.6)
    }
  })

  it('falls where an element is dead, whichever it is, and the farther it reaches the more', () => {
    for (const turn of [0, 1, 2, 3, 4, 5, 6, 7]) {
      const angle = (turn * Math.PI) / 4
      const reaches = [-0.2, -0.1, 0, 0.1, 0.2].map((reach) => evenness({ signal: without(angle, reach) }))
      expect(reaches.toSorted((a, b) => a - b)).toEqual(reaches)
      for (const reach of [-0.2, -0.1, 0, 0.1]) expect(evenness({ signal: without(angle, reach) })).toBeLessThan(0.65)
    }
  })

  it('is 1 where nothing is seen, black, flat or noisy, and 0 where something is at one side only', () => {
    const sides = { left: 0, right: 0, top: 0, bottom: 0 }
    const nothing = { ...sides, topLeft: 0, bottomRight: 0, topRight: 0, bottomLeft: 0 }
    const black = reachIn(pixels.take(new Uint16Array(4096), 64, 64), { mean: 0, deviation: 0 })
    expect(black).toEqual({ ...nothing, brightest: 0 })
    expect(evennessOf(black)).toBe(1)
    const random = seededRandom('air')
    for (let n = 0; n < 200; n++) {
      const air = Uint16Array.from({ length: 4096 }, () => Math.hypot(200 * random.normal(), 200 * random.normal()))
      expect(reachIn(pixels.take(air, 64, 64), { mean: 251, deviation: 131 })).toEqual({ ...nothing, brightest: 0 })
    }
    const half = reachIn(pixels.take(picture({ signal: (x) => (x < 0.3 ? 0 : 1) }), 64, 64), {
      mean: AIR,
      deviation: 40,
    })
    expect(evennessOf(half)).toBe(0)
  })

  it('lies within 0 and 1 for any picture of any size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 80 }),
        fc.integer({ min: 8, max: 80 }),
        fc.array(fc.integer({ min: 0, max: 65_535 }), { minLength: 1, maxLength: 300 }),
        (width, height, values) => {
          const words = Uint16Array.from({ length: width * height }, (_, at) => values[at % values.length] ?? 0)
          const reach = reachIn(pixels.take(words, width, height), { mean: 1_000, deviation: 200 })
          const { brightest: _, ...reaches } = reach
          for (const figure of [...Object.values(reaches), evennessOf(reach)]) {
            expect(figure >= 0 && figure <= 1).toBe(true)
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it('is the same for the mirrored picture', () => {
    const scene: Scene = { middle: [0.05, 0.1], signal: without(0.4, 0.1) }
    expect(evennessOf(reachIn(pixels.take(picture(scene).toReversed(), 64, 64), { mean: AIR, deviation: 40 }))).toBe(
      evenness(scene),
    )
  })

  it('keeps nothing of the picture before', () => {
    const measure = (words: Uint16Array, against: typeof air) => reachIn(pixels.take(words, 64, 64), against)
    const [whole, half] = [picture({}), picture({ signal: without(0, 0) })]
    const air = { mean: AIR, deviation: 40 }
    const first = measure(whole, air)
    measure(half, air)
    expect(measure(whole, air)).toEqual(first)
  })
})
