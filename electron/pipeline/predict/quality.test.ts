import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  generatePhantom,
  PHANTOM_BREEDS,
  type PhantomBreedName,
  type PhantomFault,
  type PhantomKind,
  type PhantomTruth,
} from '../../../models/phantom/phantom.ts'
import { classify } from '../../domain/recipe/classify.ts'
import { DEFAULT_RECIPE } from '../../domain/recipe/recipe.ts'
import { imageQuality } from './quality.ts'

const PICTURES_EACH = 60
type Said = 'viable' | 'empty'
const BREEDS = Object.keys(PHANTOM_BREEDS) as PhantomBreedName[]
const KINDS: readonly PhantomKind[] = ['LIVE', 'INFERTILE', 'EARLY_DEAD', 'MID_DEAD']

function isReadable(tray: number, kind: PhantomKind, fault: PhantomFault | undefined, said: Said): boolean {
  const truth: PhantomTruth = { sex: kind === 'LIVE' ? 'FEMALE' : undefined, kind, flags: [], fault }
  const ageHours = 216 + (tray % 120)
  const breed = BREEDS[tray % BREEDS.length] ?? 'phantom'
  const { image } = generatePhantom({
    ...{ seed: 'quality', tray, cell: { row: 0, column: 0 }, ageHours, breed, coil: tray % 24, truth },
  })
  const quality = imageQuality(new Uint16Array(image.pixels.buffer), image.width, image.height)
  const fertility = { viable: 0, infertile: 0, earlyDead: 0, midDead: 0, empty: 0, [said]: 1 }
  return classify({ fertility, female: 1, quality }, DEFAULT_RECIPE).eggClass !== 'UNREADABLE'
}

/** Trays whose picture passes, whatever the model is sure of. */
function readable(
  kind: PhantomKind,
  fault: PhantomFault | undefined,
  pictures = PICTURES_EACH,
  said: Said = 'viable',
): number[] {
  return Array.from({ length: pictures }, (_, tray) => tray).filter((tray) => isReadable(tray, kind, fault, said))
}

describe('imageQuality with the standard recipe', () => {
  it.each(KINDS)('lets healthy pictures of %s pass', (kind) => {
    expect(readable(kind, undefined)).toHaveLength(PICTURES_EACH)
  })

  it.each(['DEAD_CHANNEL', 'DEAD_MAP', 'SATURATED', 'DROPPED_LINES', 'SHIFTED_FRAME', 'RF_ZIPPER'] as const)(
    'stops pictures with %s',
    (fault) => {
      for (const kind of KINDS) expect(readable(kind, fault)).toEqual([])
    },
  )

  it('lets empty cells pass, and no egg for an empty cell that is seen at one side only', () => {
    expect(readable('EMPTY', undefined, 100, 'empty')).toHaveLength(100)
    expect(readable('EMPTY', 'RF_ZIPPER', 100, 'empty')).toEqual([])
    expect(readable('LIVE', 'DEAD_ELEMENT', 100, 'empty').length).toBeLessThan(10)
  })

  it('stops at least nine of ten pictures with a dead element: some are so little darkened that a large air cell looks alike', () => {
    const passed = KINDS.flatMap((kind) => readable(kind, 'DEAD_ELEMENT', 100))
    expect(passed.length).toBeLessThan(40)
  })
})

describe('imageQuality', () => {
  it('sees no signal in a flat or black picture', () => {
    expect(imageQuality(new Uint16Array(64 * 64), 64, 64)).toMatchObject({
      ...{ signalToNoise: 0, saturatedShare: 0, interference: 0, evenness: 1 },
    })
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
        const { signalToNoise, saturatedShare, interference, evenness } = imageQuality(words, width, height)
        expect(Number.isFinite(signalToNoise) && signalToNoise >= 0).toBe(true)
        for (const share of [saturatedShare, interference, evenness]) expect(share >= 0 && share <= 1).toBe(true)
      },
    )
    fc.assert(property, { numRuns: 100 })
  })
})
