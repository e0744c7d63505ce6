import type { EggClass } from '../../electron/domain/egg.ts'
import type { Predictor } from '../../electron/pipeline/predict/prediction.ts'
import { makePrediction } from '../fake/scripted-predictor.ts'

const NOTHING = { viable: 0, infertile: 0, earlyDead: 0, midDead: 0, empty: 0 }
/** What the model says of a picture, by its grey. */
const SAID: readonly (readonly [EggClass, ReturnType<typeof makePrediction> | undefined])[] = [
  ['FEMALE', makePrediction({ female: 0.99 })],
  ['MALE', makePrediction({ female: 0.01 })],
  ['EMPTY', makePrediction({ fertility: { ...NOTHING, empty: 1 } })],
  ['INFERTILE', makePrediction({ fertility: { ...NOTHING, infertile: 1 } })],
  ['UNREADABLE', undefined],
]

/** The grey of the pictures in which the model below sees a class; black for one that it never sees. */
export function greyOf(eggClass: EggClass): number {
  return Math.max(
    0,
    SAID.findIndex(([seen]) => seen === eggClass),
  )
}

/** A model that sees in every picture exactly what its test has put there. */
export const greyPredictor: Predictor = {
  modelId: 'grey-1',
  predict: (images) => Promise.resolve(images.map(({ pixels }) => SAID[pixels[0] ?? 0]?.[1])),
}
