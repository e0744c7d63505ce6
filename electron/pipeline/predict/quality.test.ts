import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  generatePhantom,
  type PhantomFault,
  type PhantomKind,
  type PhantomTruth,
} from '../../../models/phantom/phantom.ts'
import { DEFAULT_RECIPE } from '../../domain/recipe/recipe.ts'
import { imageQuality } from './quality.ts'

const PICTURES_EACH = 60
const KINDS: readonly PhantomKind[] = ['LIVE', 'INFERTILE', 'EARLY_DEAD', 'MID_DEAD']

function passes(tray: number, kind: PhantomKind, fault: PhantomFault | undefined): boolean {
  const truth: PhantomTruth = { sex: kind === 'LIVE' ? 'FEMALE' : undefined, kind, flags: [], fault }
  const ageHours = 216 + (tray % 120)
  const { image } = generatePhantom({
    seed: 'quality',
    tray,
    cell: { row: 0, column: 0 },
    ageHours,
    coil: tray % 24,
    truth,
  })
  const quality = imageQuality(new Uint16Array(image.pixels.buffer), image.width, image.height)
  const { saturatedShareMax, signalToNoiseMin } = DEFAULT_RECIPE.image
  return quality.saturatedShare <= saturatedShareMax && quality.signalToNoise >= signalToNoiseMin
}

describe('imageQuality with the standard recipe', () => {
  it.each(KINDS)('lets healthy pictures of %s pass', (kind) => {
    const bad = Array.from({ length: PICTURES_EACH }, (_, tray) => tray).filter(
      (tray) => !passes(tray, kind, undefined),
    )
    expect(bad).toEqual([])
  })

  it.each(['DEAD_CHANNEL', 'DEAD_MAP', 'SATURATED', 'DROPPED_LINES', 'SHIFTED_FRAME'] as const)(
    'stops pictures with %s',
    (fault) => {
      for (const kind of KINDS) {
        const good = Array.from({ length: PICTURES_EACH }, (_, tray) => tray).filter((tray) =>
          passes(tray, kind, fault),
        )
        expect(good).toEqual([])
      }
    },
  )
})

describe('imageQuality', () => {
  it('sees no signal in a flat or black picture', () => {
    expect(imageQuality(new Uint16Array(64 * 64), 64, 64)).toEqual({ signalToNoise: 0, saturatedShare: 0 })
    expect(imageQuality(new Uint16Array(64 * 64).fill(700), 64, 64).signalToNoise).toBe(0)
  })

  it('sees clipping at any full scale', () => {
    const half = Uint16Array.from({ length: 64 * 64 }, (_, i) => (i % 2 === 0 ? 65535 : i % 700))
    expect(imageQuality(half, 64, 64).saturatedShare).toBe(0.5)
  })

  it('stays finite and within its range for any picture', () => {
    const property = fc.property(
      fc.integer({ min: 8, max: 40 }),
      fc.integer({ min: 8, max: 40 }),
      fc.array(fc.integer({ min: 0, max: 65535 }), { minLength: 1, maxLength: 200 }),
      (width, height, values) => {
        const words = Uint16Array.from({ length: width * height }, (_, i) => values[i % values.length] ?? 0)
        const { signalToNoise, saturatedShare } = imageQuality(words, width, height)
        expect(Number.isFinite(signalToNoise) && signalToNoise >= 0).toBe(true)
        expect(saturatedShare >= 0 && saturatedShare <= 1).toBe(true)
      },
    )
    fc.assert(property, { numRuns: 100 })
  })
})
