import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../electron/base/random.ts'
import { FULL_SCALE_COUNTS } from './acquisition.ts'
import { generatePhantom, type PhantomOptions, type PhantomTruth } from './phantom.ts'

const BASE: PhantomOptions = { seed: 'batch', tray: 3, cell: { row: 2, column: 4 }, ageHours: 288 }

function live(sex: 'FEMALE' | 'MALE'): PhantomTruth {
  return { sex, kind: 'LIVE', flags: [], fault: undefined }
}

function counts(options: Partial<PhantomOptions>): Uint16Array {
  const { pixels } = generatePhantom({ ...BASE, ...options }).image
  return new Uint16Array(pixels.buffer, pixels.byteOffset, pixels.length / 2)
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
    let hash = 2166136261
    for (const value of counts({ truth: live('FEMALE'), noise: 0.03 })) hash = Math.imul(hash ^ value, 16777619)
    expect(hash >>> 0).toBe(2539139817)
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
    const spoilt = (fault: 'DEAD_CHANNEL' | 'SATURATED' | 'DROPPED_LINES') =>
      counts({ truth: { ...live('MALE'), fault } })
    expect(spoilt('DEAD_CHANNEL').every((value) => value === 0)).toBe(true)
    expect(spoilt('SATURATED').filter((value) => value === FULL_SCALE_COUNTS).length).toBeGreaterThan(0.2 * 4096)
    const lines = Array.from({ length: 64 }, (_, row) =>
      mean(spoilt('DROPPED_LINES').subarray(row * 64, row * 64 + 64)),
    )
    expect(lines.filter((value) => value === 0).length).toBeGreaterThanOrEqual(16)
  })

  it('has noise of the stated strength in the background (Rayleigh: mean = 1.25 sigma)', () => {
    const sigma = seededRandom('any').next() * 0.05 + 0.02
    const empty: PhantomTruth = { sex: undefined, kind: 'EMPTY', flags: [], fault: undefined }
    expect(mean(counts({ truth: empty, noise: sigma })) / (3000 * sigma * Math.sqrt(Math.PI / 2))).toBeCloseTo(1, 0)
  })
})
