import * as fc from 'fast-check'
import { EGG_CLASSES, type EggAction, type EggClass } from '../../electron/domain/egg.ts'
import type { BatchLaw } from '../../electron/domain/law/batch-law.ts'
import type { AgeTrust, IncubationAge } from '../../electron/domain/law/incubation-age.ts'
import { DEFAULT_RECIPE, type Recipe, type UncertainPolicy } from '../../electron/domain/recipe/recipe.ts'
import type { Prediction } from '../../electron/pipeline/predict/prediction.ts'
import { lawUntil } from './law.ts'

/** Everything that a judgement can meet, the impossible included: what is broken must not become a removed embryo. */

export const UNCERTAIN_POLICIES: readonly UncertainPolicy[] = ['KEEP', 'REMOVE', 'RESCAN', 'HOLD']
export const AGE_TRUSTS: readonly AgeTrust[] = ['trusted', 'no-set-time', 'clock-not-trusted', 'age-impossible']
/** The law's words written down a second time: tests must not take them from the code that they hold. */
export const DESTROYING: readonly EggAction[] = ['REMOVE_MALE', 'REMOVE_CLEAR']

const NOT_A_FIGURE = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
const HOUR_S = 1 / 3600

export const anyClass: fc.Arbitrary<EggClass> = fc.constantFrom(...EGG_CLASSES)

/** Limits in force as profiles make them, and such as none may ever make. */
export const anyLaw: fc.Arbitrary<BatchLaw> = fc
  .oneof(
    fc.constantFrom(288, 336, 262, undefined),
    fc.double({ min: 0, max: 600, noNaN: true }),
    fc.constantFrom(0, ...NOT_A_FIGURE),
  )
  .map(lawUntil)

/** Hours crowd around the limits of the real profiles: on them, and a second to either side. */
const anyHours = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: 0, max: 600, noNaN: true }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...[288, 336].flatMap((limit) => [limit - HOUR_S, limit, limit + HOUR_S]),
      ...[0, -HOUR_S, -1000, 8760, 1e9],
    ),
  },
  fc.constantFrom(undefined, ...NOT_A_FIGURE),
)

/** Ages as `incubationAge` gives them and also such as it must never give. */
export const anyAge: fc.Arbitrary<IncubationAge> = fc.record({
  hours: anyHours,
  trust: fc.oneof({ weight: 3, arbitrary: fc.constant('trusted' as const) }, fc.constantFrom(...AGE_TRUSTS)),
})

const anyThreshold = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  fc.constantFrom(0, 0.5, 1, -1, 2, ...NOT_A_FIGURE),
)

export const anyRecipe: fc.Arbitrary<Recipe> = fc.record({
  id: fc.constant('any'),
  version: fc.constant(1),
  name: fc.constant('Any'),
  fertilityThreshold: anyThreshold,
  femaleThreshold: anyThreshold,
  maleThreshold: anyThreshold,
  uncertainPolicy: fc.constantFrom(...UNCERTAIN_POLICIES),
  rescansMax: fc.oneof(fc.nat(5), fc.constantFrom(-1, ...NOT_A_FIGURE)),
  sorterDeadlineMs: fc.constantFrom(0, 15_000),
  sampleShare: fc.constantFrom(0, 0.01),
  policyAfterRescans: fc.constantFrom('KEEP', 'REMOVE', 'HOLD'),
  image: fc.oneof(
    fc.constant(DEFAULT_RECIPE.image),
    fc.record({
      saturatedShareMax: anyThreshold,
      signalToNoiseMin: anyThreshold,
      interferenceMax: anyThreshold,
      evennessMin: anyThreshold,
    }),
  ),
})

const share = fc.double({ min: 0, max: 1, noNaN: true })
const anyFigure = fc.oneof({ weight: 3, arbitrary: share }, fc.double(), fc.constantFrom(-0.5, 1.5, ...NOT_A_FIGURE))

/** A distribution over the five fertility classes, often with one that stands out. */
const soundFertility = fc
  .tuple(fc.tuple(share, share, share, share, share), fc.nat(4), fc.constantFrom(0, 1, 20))
  .map(([weights, strong, extra]) => {
    const raised = weights.map((weight, index) => weight + 1e-6 + (index === strong ? extra : 0))
    const sum = raised.reduce((total, weight) => total + weight, 0)
    const [viable = 0, infertile = 0, earlyDead = 0, midDead = 0, empty = 0] = raised.map((weight) => weight / sum)
    return { viable, infertile, earlyDead, midDead, empty }
  })

/** What a working model says. */
export const soundPrediction: fc.Arbitrary<Prediction> = fc.record({
  modelId: fc.constant('any-1.0.0'),
  fertility: soundFertility,
  female: fc.oneof(share, fc.constantFrom(0, 0.2, 0.5, 0.8, 1)),
  attention: fc.constant(undefined),
  quality: fc.record({
    signalToNoise: fc.oneof({ weight: 4, arbitrary: fc.constant(20) }, fc.double({ min: 0, max: 50, noNaN: true })),
    saturatedShare: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, share),
    interference: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, share),
    evenness: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, share),
  }),
})

/** What a broken model, runtime or memory says. */
export const anyPrediction: fc.Arbitrary<Prediction> = fc.oneof(
  { weight: 3, arbitrary: soundPrediction },
  fc.record({
    modelId: fc.constant('broken-1.0.0'),
    fertility: fc.record({
      viable: anyFigure,
      infertile: anyFigure,
      earlyDead: anyFigure,
      midDead: anyFigure,
      empty: anyFigure,
    }),
    female: anyFigure,
    attention: fc.constant(undefined),
    quality: fc.record({
      signalToNoise: anyFigure,
      saturatedShare: anyFigure,
      interference: anyFigure,
      evenness: anyFigure,
    }),
  }),
)
