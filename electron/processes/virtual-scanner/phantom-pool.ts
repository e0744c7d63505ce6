import {
  generatePhantom,
  type PhantomBreedName,
  type PhantomTruth,
  trueClass,
} from '../../../models/phantom/phantom.ts'
import { seededRandom } from '../../base/random.ts'
import { SIDE_PIXELS } from '../../contract/virtual-eggs.ts'
import type { EggPicture, EggSource, TrueKind } from '../../scanner/virtual/egg-source.ts'

/** Above this rate eggs are drawn from a pool: drawing one takes about half a millisecond. */
const EGGS_PER_SECOND_DRAWN_AFRESH_MAX = 30

/** Eggs in the pool: 8 kB for each of their pictures of 64×64, enough for every kind to occur. */
const POOL_EGGS = 256

/** Age of the eggs that are shown: day 11, before every country's limit. */
const PHANTOM_AGE_HOURS = 11 * 24

const MS_PER_HOUR_SECONDS = 3600

/** Phantom eggs for the virtual scanner: the same seed, tray and cell give the same egg. Everything it draws is SYNTHETIC. */
export function phantomEggs(options: PhantomEggOptions): EggSource {
  const pooled = options.ratePerHour > EGGS_PER_SECOND_DRAWN_AFRESH_MAX * MS_PER_HOUR_SECONDS
  const noiseOf = noiseByCoil(options)
  if (pooled) return poolOfEggs(options, noiseOf)
  return { picture: (place) => draw(options, place.traySequence, { ...place, coilNoise: noiseOf(place.coil) }) }
}

export interface PhantomEggOptions {
  readonly seed: string
  readonly ratePerHour: number
  readonly breed?: PhantomBreedName | undefined
  readonly sidePixels?: number | undefined
  readonly coilNoise?: readonly { readonly coil: number; readonly factor: number }[] | undefined
}

function noiseByCoil({ coilNoise = [] }: PhantomEggOptions): (coil: number) => number {
  const factors = new Map(coilNoise.map(({ coil, factor }) => [coil, factor]))
  return (coil) => factors.get(coil) ?? 1
}

function poolOfEggs(options: PhantomEggOptions, noiseOf: (coil: number) => number): EggSource {
  // Drawn when first asked for: every further attempt has a picture of its own, because it must show new noise.
  const pictures = new Map<string, EggPicture>()
  return {
    picture(place) {
      const { traySequence, cell, attempt } = place
      const coilNoise = noiseOf(place.coil)
      const egg = seededRandom(`${options.seed}/${traySequence}/${cell.row},${cell.column}`).int(POOL_EGGS)
      const inPool = { cell: { row: 0, column: egg }, attempt, coil: egg, coilNoise }
      const key = `${egg}/${attempt}/${coilNoise}`
      const drawn = pictures.get(key) ?? draw(options, 'pool', inPool)
      pictures.set(key, drawn)
      return drawn
    },
  }
}

function draw(
  { seed, breed = 'phantom', sidePixels = SIDE_PIXELS }: PhantomEggOptions,
  tray: string | number,
  place: Pick<Parameters<EggSource['picture']>[0], 'cell' | 'attempt' | 'coil'> & { readonly coilNoise: number },
): EggPicture {
  const size = { width: sidePixels, height: sidePixels }
  const { image, truth } = generatePhantom({ seed, tray, breed, ageHours: PHANTOM_AGE_HOURS, ...size, ...place })
  return { image, kind: trueKind(truth) }
}

/** A spoilt picture changes nothing about what lies in the cell. */
function trueKind(truth: PhantomTruth): TrueKind {
  const eggClass = trueClass({ ...truth, fault: undefined })
  switch (eggClass) {
    case 'FEMALE':
    case 'MALE':
    case 'INFERTILE':
    case 'EARLY_DEAD':
    case 'MID_DEAD':
    case 'EMPTY':
      return eggClass
    case 'UNCERTAIN':
    case 'UNREADABLE':
      throw new Error('a phantom is never of a class that only a recipe gives')
  }
}
