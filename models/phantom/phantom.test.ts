import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../electron/base/random.ts'
import { FULL_SCALE_COUNTS } from './acquisition.ts'
import {
  generatePhantom,
  PHANTOM_BREEDS,
  PHANTOM_FAULTS,
  type PhantomBreedName,
  type PhantomFault,
  type PhantomKind,
  type PhantomOptions,
  type PhantomTruth,
} from './phantom.ts'

const BASE: PhantomOptions = { seed: 'batch', tray: 3, cell: { row: 2, column: 4 }, ageHours: 288 }

function live(sex: 'FEMALE' | 'MALE'): PhantomTruth {
  return { sex, kind: 'LIVE', flags: [], fault: undefined }
}

function counts(options: Partial<PhantomOptions>): Uint16Array {
  const { pixels } = generatePhantom({ ...BASE, ...options }).image
  return new Uint16Array(pixels.buffer, pixels.byteOffset, pixels.length / 2)
}

const BREEDS = Object.keys(PHANTOM_BREEDS) as PhantomBreedName[]

/** A change here is a change of the drawing: a model trained before has never seen it. */
const GOLDEN_HASHES = {
  kinds: [2152704072, 4022203428, 2408381815, 2032147994, 2328750003],
  flags: [2634766274, 3001435974],
  breeds: [2152704072, 2843781978, 1356359193, 1338539652],
  faults: [1385586117, 1013858288, 1209243234, 816789746, 1210003873, 2182619898, 2486297261],
}

function hashOf(values: Uint16Array): number {
  let hash = 2166136261
  for (const value of values) hash = Math.imul(hash ^ value, 16777619)
  return hash >>> 0
}

function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] as number
  return sum / values.length
}

describe('generatePhantom', () => {
  it('gives equal bytes for equal options and other bytes for another cell, tray, seed or attempt', () => {
    const first = counts({})
    expect(counts({})).toEqual(first)
    for (const other of [{ seed: 'x' }, { tray: 4 }, { cell: { row: 4, column: 2 } }, { attempt: 2 }]) {
      expect(counts(other)).not.toEqual(first)
    }
  })

  it('keeps the pixels it had, so that recorded lines and golden files stay valid', () => {
    expect(hashOf(counts({ truth: live('FEMALE'), noise: 0.03 }))).toBe(2539139817)
    const sexless = { ...live('FEMALE'), sex: undefined }
    const kinds = (['LIVE', 'INFERTILE', 'EARLY_DEAD', 'MID_DEAD', 'EMPTY'] satisfies PhantomKind[]).map((kind) =>
      hashOf(counts({ truth: kind === 'LIVE' ? live('MALE') : { ...sexless, kind } })),
    )
    const flags = (['INVERTED', 'DOUBLE_YOLK'] as const).map((flag) =>
      hashOf(counts({ truth: { ...live('MALE'), flags: [flag] } })),
    )
    const breeds = BREEDS.map((breed) => hashOf(counts({ breed, truth: live('MALE') })))
    const faults = PHANTOM_FAULTS.map((fault) => hashOf(counts({ truth: { ...live('MALE'), fault }, channels: 3 })))
    expect({ kinds, flags, breeds, faults }).toEqual(GOLDEN_HASHES)
  })

  it('shows the same egg again at a further attempt: same truth, nearly the same picture', () => {
    const truth = generatePhantom(BASE).truth
    expect(generatePhantom({ ...BASE, attempt: 2 }).truth).toEqual(truth)
    const [first, second] = [counts({ noise: 0.01 }), counts({ noise: 0.01, attempt: 2 })]
    const apart = first.map((value, i) => Math.abs(value - (second[i] as number)))
    expect(mean(apart)).toBeLessThan(0.2 * mean(first))
  })

  it('fills the stated size for any size, channel count and age, within the converter', () => {
    const property = fc.property(
      fc.integer({ min: 16, max: 130 }),
      fc.integer({ min: 16, max: 130 }),
      fc.constantFrom(1 as const, 2 as const, 3 as const),
      fc.integer({ min: 0, max: 500 }),
      fc.string(),
      (width, height, channels, ageHours, seed) => {
        const { image } = generatePhantom({ ...BASE, width, height, channels, ageHours, seed })
        expect(image.pixels.length).toBe(width * height * channels * 2)
        const words = new Uint16Array(image.pixels.buffer)
        expect(words.every((value) => value <= FULL_SCALE_COUNTS)).toBe(true)
      },
    )
    fc.assert(property, { numRuns: 60 })
  })

  it('gives each map its own contrast of one and the same egg', () => {
    const both = counts({ channels: 3, noise: 0.01, truth: live('MALE') })
    const [t2, t1] = [both.subarray(0, 4096), both.subarray(4096, 8192)]
    expect(mean(t2)).not.toBeCloseTo(mean(t1), 0)
    expect(t2.filter((value, i) => value < 150 === (t1[i] as number) < 150).length).toBeGreaterThan(3700)
  })
})

describe('what the picture shows', () => {
  it('has an empty cell dark and an egg bright, with a growing air cell at the blunt end', () => {
    const empty: PhantomTruth = { sex: undefined, kind: 'EMPTY', flags: [], fault: undefined }
    expect(mean(counts({ truth: empty, noise: 0.03 }))).toBeLessThan(200)
    const egg = (ageHours: number) => {
      const picture = counts({ truth: live('MALE'), noise: 0.01, ageHours })
      return mean(picture.subarray(0, 64 * 16))
    }
    expect(egg(48)).toBeGreaterThan(1.5 * egg(400))
  })

  it('puts the air cell below when the egg is set upside down', () => {
    const topOverBottom = (truth: PhantomTruth) => {
      const picture = counts({ truth, noise: 0.01 })
      return mean(picture.subarray(64 * 6, 64 * 14)) / mean(picture.subarray(64 * 50, 64 * 58))
    }
    expect(topOverBottom(live('MALE'))).toBeLessThan(1)
    expect(topOverBottom({ ...live('MALE'), flags: ['INVERTED'] })).toBeGreaterThan(1)
  })

  it('draws the invented cue brighter in females, and only there', () => {
    const still = { noise: 0.01, cueEffect: 8 }
    let brighter = 0
    for (let tray = 0; tray < 20; tray++) {
      const female = counts({ ...still, tray, truth: live('FEMALE') })
      const male = counts({ ...still, tray, truth: live('MALE') })
      const changed = [...female].filter((value, i) => Math.abs(value - (male[i] as number)) > 200).length
      expect(changed).toBeLessThan(80)
      if (mean(female) > mean(male)) brighter++
    }
    expect(brighter).toBe(20)
  })

  it('spoils the picture as the fault says', () => {
    const spoilt = (fault: PhantomFault, channels: 1 | 3 = 1) => counts({ truth: { ...live('MALE'), fault }, channels })
    expect(spoilt('DEAD_CHANNEL').every((value) => value === 0)).toBe(true)
    expect(spoilt('SATURATED').filter((value) => value === FULL_SCALE_COUNTS).length).toBeGreaterThan(0.2 * 4096)
    const lines = Array.from({ length: 64 }, (_, row) =>
      mean(spoilt('DROPPED_LINES').subarray(row * 64, row * 64 + 64)),
    )
    expect(lines.filter((value) => value === 0).length).toBeGreaterThanOrEqual(16)
    const maps = [0, 1, 2].map((map) => mean(spoilt('DEAD_MAP', 3).subarray(map * 4096, (map + 1) * 4096)))
    expect(maps.filter((value) => value === 0).length).toBe(1)
    expect(mean(spoilt('DEAD_ELEMENT'))).toBeLessThan(0.8 * mean(counts({ truth: live('MALE') })))
  })

  it('moves a shifted frame as a whole, and lays zippers over all rows of a few columns', () => {
    const sound = counts({ truth: live('MALE') })
    const shifted = counts({ truth: { ...live('MALE'), fault: 'SHIFTED_FRAME' } })
    expect(shifted.toSorted()).toEqual(sound.toSorted())
    const by = Array.from({ length: 4096 }, (_, at) => at).find((at) =>
      shifted.every((value, i) => value === sound[(i + at) % 4096]),
    )
    expect((by ?? 0) / 4096).toBeGreaterThan(0.3)
    expect((by ?? 1) / 4096).toBeLessThan(0.7)
    const zipped = counts({ truth: { ...live('MALE'), fault: 'RF_ZIPPER' } })
    const bright = Array.from(
      { length: 64 },
      (_, column) => zipped.filter((value, at) => at % 64 === column && value > 600).length,
    )
    const [lit, rest] = [bright.filter((rows) => rows > 58).length, bright.filter((rows) => rows === 0).length]
    expect(lit).toBeGreaterThan(1)
    expect(lit).toBeLessThan(9)
    expect(rest).toBeGreaterThan(5)
  })

  it('shows two yolks where there are two: less albumen, dark bodies at both ends', () => {
    const ends = (flags: PhantomTruth['flags'], tray: number) => {
      const picture = counts({
        truth: { ...live('MALE'), kind: 'INFERTILE', sex: undefined, flags },
        noise: 0.01,
        tray,
      })
      const middle = Array.from({ length: 64 }, (_, row) => mean(picture.subarray(row * 64 + 28, row * 64 + 36)))
      return middle.slice(16, 52).filter((value) => value < 1100).length
    }
    for (let tray = 0; tray < 12; tray++) expect(ends(['DOUBLE_YOLK'], tray)).toBeGreaterThan(ends([], tray))
  })

  it('dries an egg out through its crack: the air cell is larger, the rest is the same egg', () => {
    const top = (flags: PhantomTruth['flags'], tray: number) =>
      mean(counts({ truth: { ...live('MALE'), flags }, noise: 0.01, tray }).subarray(64 * 12, 64 * 20))
    for (let tray = 0; tray < 12; tray++) expect(top(['CRACKED'], tray)).toBeLessThan(top([], tray))
    const below = (flags: PhantomTruth['flags']) => [
      ...counts({ truth: { sex: undefined, kind: 'INFERTILE', flags, fault: undefined }, noise: 0 }).subarray(64 * 40),
    ]
    expect(below(['CRACKED'])).toEqual(below([]))
  })

  it('lets the air cell take what evaporates: about a tenth of the volume from setting to day 18', () => {
    const firstBrightRow = (ageHours: number, tray: number) => {
      const truth: PhantomTruth = { sex: undefined, kind: 'INFERTILE', flags: [], fault: undefined }
      const picture = counts({ truth, noise: 0.01, ageHours, tray })
      const rows = Array.from({ length: 64 }, (_, row) => mean(picture.subarray(row * 64 + 30, row * 64 + 34)))
      return rows.findIndex((value) => value > 700)
    }
    const trays = Array.from({ length: 12 }, (_, tray) => tray)
    const grownMm = (68 / 64) * mean(trays.map((tray) => firstBrightRow(18 * 24, tray) - firstBrightRow(0, tray)))
    // A cap of relative height h holds h²(3 - h)/4 of an ellipsoid. Eggs lose 11 to 12 % of their weight by day 18.
    const share = (depthMm: number) => (depthMm / 28.5) ** 2 * (3 - depthMm / 28.5) * 0.25
    const lost = share(2.5 + grownMm) - share(2.5)
    expect(lost).toBeGreaterThan(0.09)
    expect(lost).toBeLessThan(0.13)
  })

  it('is noisier by the factor of its coil, and of a breed without changing the others', () => {
    expect(generatePhantom({ ...BASE, noise: 0.02, coilNoise: 3 }).noise).toBeCloseTo(0.06, 12)
    const pictures = BREEDS.map((breed) => counts({ breed, truth: live('FEMALE'), noise: 0.02 }))
    expect(counts({ truth: live('FEMALE'), noise: 0.02 })).toEqual(pictures[0])
    expect(new Set(pictures.map(hashOf)).size).toBe(BREEDS.length)
  })

  it('has noise of the stated strength in the background (Rayleigh: mean = 1.25 sigma)', () => {
    const sigma = seededRandom('any').next() * 0.05 + 0.02
    const empty: PhantomTruth = { sex: undefined, kind: 'EMPTY', flags: [], fault: undefined }
    expect(mean(counts({ truth: empty, noise: sigma })) / (3000 * sigma * Math.sqrt(Math.PI / 2))).toBeCloseTo(1, 0)
  })
})
