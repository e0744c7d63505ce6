import { type Random, seededRandom } from '../../electron/base/random.ts'
import { generatePhantom, type Phantom, type PhantomKind, type PhantomTruth } from '../phantom/phantom.ts'

/** Seed ranges never meet: the split's name is part of every seed. */
export type SplitName = 'train' | 'calibration' | 'test'

/** Pictures of eggs between these ages, hours since set: day 9 to day 14. */
export const AGE_HOURS: readonly [from: number, to: number] = [216, 336]

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
export const TRAINING_FAULT_SHARE = 0.03

export interface Sample extends Phantom {
  readonly ageHours: number
}

/** One picture of a split. Calibration and test are drawn with the priors of a tray, without faults of the scanner. */
export function drawSample(split: SplitName, index: number): Sample {
  const seed = `phantomnet ${split}`
  const random = seededRandom(`${seed}/${index}/options`)
  const ageHours = AGE_HOURS[0] + (AGE_HOURS[1] - AGE_HOURS[0]) * random.next()
  const coil = random.int(COILS)
  const options = { seed, tray: index, cell: { row: 0, column: 0 }, ageHours, coil }
  if (split === 'train') return { ...generatePhantom({ ...options, truth: drawTrainingTruth(random) }), ageHours }
  const phantom = generatePhantom(options)
  if (phantom.truth.fault === undefined) return { ...phantom, ageHours }
  return { ...generatePhantom({ ...options, truth: { ...phantom.truth, fault: undefined } }), ageHours }
}

function drawTrainingTruth(random: Random): PhantomTruth {
  let rest = random.next()
  let kind: PhantomKind = 'LIVE'
  for (const [name, share] of Object.entries(TRAINING_MIXTURE) as [PhantomKind, number][]) {
    kind = name
    rest -= share
    if (rest < 0) break
  }
  const faults = ['DEAD_CHANNEL', 'SATURATED', 'DROPPED_LINES'] as const
  const fault = random.next() < TRAINING_FAULT_SHARE ? faults[random.int(faults.length)] : undefined
  const female = random.next() < 0.5
  const inverted = kind !== 'EMPTY' && random.next() < 0.03
  return {
    sex: kind !== 'LIVE' ? undefined : female ? 'FEMALE' : 'MALE',
    kind,
    flags: inverted ? ['INVERTED'] : [],
    fault,
  }
}
