import type { EggClass } from '../electron/domain/egg.ts'
import type { ModelMetrics } from '../electron/model/manifest.ts'
import type { Prediction } from '../electron/pipeline/predict/prediction.ts'
import { rounded } from './curves.ts'
import type { PhantomBreedName, PhantomTruth } from './phantom/phantom.ts'

/** One judged picture. */
export interface Judged {
  readonly truth: PhantomTruth
  readonly noise: number
  readonly ageHours: number
  readonly breed: PhantomBreedName
  readonly fertility: Prediction['fertility']
  readonly female: number
  /** Class by `decide` at the suggested thresholds. */
  readonly eggClass: EggClass
  /** In the call, 0…1; what a station counts its scans by. */
  readonly confidence: number
  readonly signalToNoise: number
  /** Class-activation map, row by row; undefined if the model gives none. */
  readonly activation: Uint8Array | undefined
}

const TRUTH_LABELS = ['FEMALE', 'MALE', 'INFERTILE', 'EARLY_DEAD', 'MID_DEAD', 'EMPTY'] as const
const CALLS = ['FEMALE', 'MALE', 'INFERTILE', 'EARLY_DEAD', 'MID_DEAD', 'EMPTY', 'UNCERTAIN', 'UNREADABLE'] as const

const NOISE_BINS: readonly (readonly [from: number, to: number])[] = [
  [0.01, 0.02],
  [0.02, 0.05],
  [0.05, 0.1],
]

export const CALIBRATION_BINS = 10

/** Sums up judged pictures; every share is rounded to four digits. */
export function computeMetrics(split: string, judged: readonly Judged[]): ModelMetrics {
  const counts = TRUTH_LABELS.map((label) => {
    const row = judged.filter(({ truth }) => (truth.kind === 'LIVE' ? truth.sex : truth.kind) === label)
    return CALLS.map((call) => row.filter(({ eggClass }) => eggClass === call).length)
  })
  const living = judged.filter(({ truth }) => truth.kind === 'LIVE')
  const fertilityRight = judged.filter(({ fertility, truth }) => likeliestKind(fertility) === truth.kind).length
  return {
    split,
    n: judged.length,
    confusion: { labels: [...TRUTH_LABELS], calls: [...CALLS], counts },
    fertilityAccuracy: rounded(fertilityRight / judged.length),
    sex: sexFigures(living),
    sexCalibrationError: rounded(calibrationError(living)),
    sexByNoise: NOISE_BINS.map(([noiseFrom, noiseTo]) => ({
      noiseFrom,
      noiseTo,
      ...sexFigures(living.filter(({ noise }) => noise >= noiseFrom && noise < noiseTo)),
    })),
  }
}

/** Figures of sex among living embryos; shares of nothing are 0. */
export function sexFigures(living: readonly Judged[]): ModelMetrics['sex'] {
  const confident = living.filter(({ eggClass }) => eggClass === 'FEMALE' || eggClass === 'MALE')
  const right = confident.filter(({ eggClass, truth }) => eggClass === truth.sex).length
  const uncertain = living.filter(({ eggClass }) => eggClass === 'UNCERTAIN').length
  return {
    n: living.length,
    accuracyConfident: rounded(right / Math.max(1, confident.length)),
    uncertainShare: rounded(uncertain / Math.max(1, living.length)),
  }
}

function likeliestKind(fertility: Prediction['fertility']): PhantomTruth['kind'] {
  const kinds: readonly (readonly [PhantomTruth['kind'], number])[] = [
    ['LIVE', fertility.viable],
    ['INFERTILE', fertility.infertile],
    ['EARLY_DEAD', fertility.earlyDead],
    ['MID_DEAD', fertility.midDead],
    ['EMPTY', fertility.empty],
  ]
  return kinds.reduce((best, next) => (next[1] > best[1] ? next : best))[0]
}

/** Expected calibration error of p(female): mean distance between stated and observed share, weighted by the bins' sizes (Naeini 2015). */
function calibrationError(living: readonly Judged[]): number {
  let error = 0
  for (let bin = 0; bin < CALIBRATION_BINS; bin++) {
    const inBin = living.filter(
      ({ female }) => Math.min(CALIBRATION_BINS - 1, Math.floor(female * CALIBRATION_BINS)) === bin,
    )
    const stated = inBin.reduce((sum, { female }) => sum + female, 0)
    const observed = inBin.filter(({ truth }) => truth.sex === 'FEMALE').length
    error += Math.abs(stated - observed) / Math.max(1, living.length)
  }
  return error
}
