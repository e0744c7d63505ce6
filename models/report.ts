import type { EggFlag } from '../electron/domain/egg.ts'
import type { ModelReport } from '../electron/model/report.ts'
import { activationOf, isSexCall } from './activation.ts'
import { calibrationBins, curveOf, rocArea, rounded, type Scored } from './curves.ts'
import { type AskedModel, judgeSamples } from './judge-split.ts'
import { CALIBRATION_BINS, type Judged, sexFigures } from './metrics.ts'
import { CUE_EFFECT } from './phantom/cue.ts'
import { PHANTOM_BREEDS, PHANTOM_FAULTS, type PhantomBreedName, type PhantomTruth } from './phantom/phantom.ts'
import { drawInSeries, type SeriesChange, TRAINED_BREEDS } from './training/splits.ts'

/** Pictures of each series drawn beside the test split. */
export interface SeriesSizes {
  readonly unknownBreed: number
  readonly coilNoise: number
  readonly flag: number
  readonly fault: number
  readonly cueDial: number
  readonly activation: number
}

export const SERIES_SIZES: SeriesSizes = {
  ...{ unknownBreed: 3_000, coilNoise: 2_000, flag: 2_000, fault: 600, cueDial: 2_000, activation: 1_000 },
}

/** Pictures of all series together. */
export function seriesPictures(sizes: SeriesSizes = SERIES_SIZES): number {
  const { unknownBreed, coilNoise, flag, fault, cueDial, activation } = sizes
  const unlike = unknownBreeds().length * unknownBreed + COIL_NOISE_FACTORS.length * coilNoise + FLAGS.length * flag
  return unlike + PHANTOM_FAULTS.length * fault + CUE_EFFECTS.length * cueDial + activation
}

function unknownBreeds(): PhantomBreedName[] {
  return (Object.keys(PHANTOM_BREEDS) as PhantomBreedName[]).filter((breed) => !TRAINED_BREEDS.includes(breed))
}

const FLAGS: readonly EggFlag[] = ['INVERTED', 'DOUBLE_YOLK']
const COIL_NOISE_FACTORS = [2, 4]
/** Effect sizes of the cue; a perfect observer of it reaches areas from 0.6 to 0.999. */
const CUE_EFFECTS = [0.36, 1.2, 1.8, 2.4, 3.3, CUE_EFFECT]
const HOURS_PER_DAY = 24

/** Everything in a manifest's report; draws what the test split does not hold, with seeds of its own. */
export async function makeReport(
  model: AskedModel,
  test: readonly Judged[],
  sizes: SeriesSizes = SERIES_SIZES,
): Promise<ModelReport> {
  const living = test.filter(({ truth }) => truth.kind === 'LIVE')
  const days = [...new Set(living.map(dayOf))].sort((one, other) => one - other)
  return {
    curves: [
      curveOf('female among living embryos', asSexes(living)),
      curveOf(
        'living embryo among all cells',
        test.map(({ truth, fertility }) => ({ positive: truth.kind === 'LIVE', probability: fertility.viable })),
      ),
    ],
    calibration: calibrationBins(asSexes(living), CALIBRATION_BINS),
    sexByDay: days.map((day) => ({ day, ...sexFigures(living.filter((one) => dayOf(one) === day)) })),
    sexByBreed: TRAINED_BREEDS.map((breed) => ({ breed, ...sexFigures(living.filter((one) => one.breed === breed)) })),
    ...(await drawnSeries(model, sizes)),
  }
}

async function drawnSeries(model: AskedModel, sizes: SeriesSizes) {
  const series = (name: string, images: number, change: SeriesChange) =>
    judgeSamples(model, images, (index) => drawInSeries(name, index, change))
  return {
    sexByUnknownBreed: await each(unknownBreeds(), async (breed) => {
      const judged = await series(breed, sizes.unknownBreed, { breed, truth: alive })
      return { breed, ...sexFigures(judged) }
    }),
    sexByCoilNoise: await each(COIL_NOISE_FACTORS, async (factor) => {
      const judged = await series(`coil noise ${factor}`, sizes.coilNoise, { coilNoise: factor, truth: alive })
      return { factor, ...sexFigures(judged) }
    }),
    sexByFlag: await each(FLAGS, async (flag) => {
      const truth = (drawn: PhantomTruth) => ({ ...alive(drawn), flags: [flag] })
      return { flag, ...sexFigures(await series(flag, sizes.flag, { truth })) }
    }),
    faults: await each(PHANTOM_FAULTS, async (fault) => {
      const truth = (drawn: PhantomTruth) => ({ ...standing(drawn), fault })
      return { fault, ...endsOf(await series(fault, sizes.fault, { truth })) }
    }),
    cueDial: await each(CUE_EFFECTS, async (effect) => {
      const judged = await series(`cue ${effect}`, sizes.cueDial, { cueEffect: effect, truth: alive })
      const ordered = asSexes(judged).toSorted((one, other) => other.probability - one.probability)
      const areas = { rocArea: rounded(rocArea(ordered)), observerArea: rounded(normalShare(effect / Math.SQRT2)) }
      return { effect, n: judged.length, ...areas }
    }),
    activation: await activationOf(model, sizes.activation, alive),
  }
}

/** The same egg with a living embryo in it; who has a sex keeps it. */
function alive(drawn: PhantomTruth): PhantomTruth {
  return { ...drawn, kind: 'LIVE', sex: drawn.sex ?? 'FEMALE' }
}

/** An empty cell has nothing that a fault could spoil. */
function standing(drawn: PhantomTruth): PhantomTruth {
  return drawn.kind === 'EMPTY' ? alive(drawn) : drawn
}

function endsOf(judged: readonly Judged[]) {
  const endAs = (test: (one: Judged) => boolean) => judged.filter(test).length
  const unreadable = endAs(({ eggClass }) => eggClass === 'UNREADABLE')
  const uncertain = endAs(({ eggClass }) => eggClass === 'UNCERTAIN')
  const sexed = endAs(isSexCall)
  return { n: judged.length, unreadable, uncertain, sexed, other: judged.length - unreadable - uncertain - sexed }
}

function asSexes(living: readonly Judged[]): Scored[] {
  return living.map(({ truth, female }) => ({ positive: truth.sex === 'FEMALE', probability: female }))
}

function dayOf({ ageHours }: Judged): number {
  return Math.floor(ageHours / HOURS_PER_DAY)
}

async function each<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const item of items) results.push(await work(item))
  return results
}

/** Standard normal distribution function by its Taylor series around 0; good to ten digits for |z| ≤ 5, which is all that is asked. */
function normalShare(z: number): number {
  let term = z
  let sum = z
  for (let n = 1; n < 120; n++) {
    term *= -(z * z) / (2 * n)
    sum += term / (2 * n + 1)
  }
  return 0.5 + sum / Math.sqrt(2 * Math.PI)
}
