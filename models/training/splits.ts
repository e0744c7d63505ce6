import { type Random, seededRandom } from '../../electron/base/random.ts'
import type { EggFlag } from '../../electron/domain/egg.ts'
import {
  drawTruth,
  generatePhantom,
  PHANTOM_FAULTS,
  type Phantom,
  type PhantomBreedName,
  type PhantomFault,
  type PhantomKind,
  type PhantomOptions,
  type PhantomTruth,
} from '../phantom/phantom.ts'

/** Seed ranges never meet: the split's name is part of every seed. */
export type SplitName = 'train' | 'calibration' | 'test'

/** Pictures of eggs between these ages, hours since set: day 9 to day 14. */
export const AGE_HOURS: readonly [from: number, to: number] = [216, 336]

/** Breeds in equal parts in every split. `phantom-strange` is kept out of all of them. */
export const TRAINED_BREEDS: readonly PhantomBreedName[] = ['phantom', 'phantom-broad', 'phantom-slow']

/** Coils of the imaginary scanner. */
const COILS = 24

/**
 * Shares of the training split. The rare kinds are made common so that the net sees enough of them; the last layer's bias is
 * shifted back to the priors of a real tray afterwards (see train.py).
 */
export const TRAINING_MIXTURE: Readonly<Record<PhantomKind, number>> = {
  LIVE: 0.66,
  INFERTILE: 0.1,
  EARLY_DEAD: 0.09,
  MID_DEAD: 0.11,
  EMPTY: 0.04,
}

/** Share of training pictures that are broken on purpose; their target is "I do not know" (see train.py). */
export const TRAINING_FAULT_SHARE = 0.06

/** Faults that show in the picture of an empty cell; with any other it is what a sound scanner sees, and EMPTY is right. */
const FAULTS_OF_AN_EMPTY_CELL: readonly PhantomFault[] = ['DEAD_CHANNEL', 'SATURATED', 'DROPPED_LINES', 'RF_ZIPPER']

/** What is set by hand in a series drawn for the report; the truth is drawn as ever and then changed. */
export interface SeriesChange extends Partial<Pick<PhantomOptions, 'breed' | 'coilNoise' | 'cueEffect'>> {
  readonly truth?: (drawn: PhantomTruth) => PhantomTruth
}

export interface Sample extends Phantom {
  readonly ageHours: number
  readonly breed: PhantomBreedName
}

/** One picture of a split. Calibration and test are drawn with the priors of a tray, without faults of the scanner. */
export function drawSample(split: SplitName, index: number): Sample {
  const { options, random } = drawOptions(`phantomnet ${split}`, index)
  const { ageHours, breed } = options
  if (split === 'train')
    return { ...generatePhantom({ ...options, truth: drawTrainingTruth(random) }), ageHours, breed }
  return { ...generatePhantom({ ...options, truth: drawSoundTruth(options) }), ageHours, breed }
}

/** One picture of a series with its own seeds, drawn like the test split but for what is changed. */
export function drawInSeries(series: string, index: number, change: SeriesChange): Sample {
  const { options } = drawOptions(`phantomnet report ${series}`, index)
  const truth = drawSoundTruth(options)
  const { truth: changeTruth, ...given } = change
  const breed = given.breed ?? options.breed
  const phantom = generatePhantom({ ...options, ...given, breed, truth: changeTruth?.(truth) ?? truth })
  return { ...phantom, ageHours: options.ageHours, breed }
}

function drawOptions(seed: string, index: number) {
  const random = seededRandom(`${seed}/${index}/options`)
  const ageHours = AGE_HOURS[0] + (AGE_HOURS[1] - AGE_HOURS[0]) * random.next()
  const coil = random.int(COILS)
  const breed = TRAINED_BREEDS[random.int(TRAINED_BREEDS.length)] ?? 'phantom'
  return { options: { seed, tray: index, cell: { row: 0, column: 0 }, ageHours, coil, breed }, random }
}

/** With the shares of a tray, and without faults of the scanner. */
function drawSoundTruth({ seed, tray, cell }: Pick<PhantomOptions, 'seed' | 'tray' | 'cell'>): PhantomTruth {
  return drawTruth(seededRandom(`${seed}/${tray}/${cell.row},${cell.column}/truth`))
}

function drawTrainingTruth(random: Random): PhantomTruth {
  let rest = random.next()
  let kind: PhantomKind = 'LIVE'
  for (const [name, share] of Object.entries(TRAINING_MIXTURE) as [PhantomKind, number][]) {
    kind = name
    rest -= share
    if (rest < 0) break
  }
  const faults = kind === 'EMPTY' ? FAULTS_OF_AN_EMPTY_CELL : PHANTOM_FAULTS
  const fault = random.next() < TRAINING_FAULT_SHARE ? faults[random.int(faults.length)] : undefined
  const female = random.next() < 0.5
  const flags: EggFlag[] = kind !== 'EMPTY' && random.next() < 0.03 ? ['INVERTED'] : []
  if (kind !== 'EMPTY' && random.next() < 0.03) flags.push('DOUBLE_YOLK')
  return {
    sex: kind !== 'LIVE' ? undefined : female ? 'FEMALE' : 'MALE',
    kind,
    flags,
    fault,
  }
}
