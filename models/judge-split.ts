import { DEFAULT_RECIPE, type Recipe } from '../electron/domain/recipe/recipe.ts'
import { type ModelManifest, modelId } from '../electron/model/manifest.ts'
import { decide } from '../electron/pipeline/decide/decide.ts'
import type { OnnxSession } from '../electron/pipeline/predict/onnx/onnx-session.ts'
import type { Prediction } from '../electron/pipeline/predict/prediction.ts'
import { imageQuality } from '../electron/pipeline/predict/quality.ts'
import { asWords, toTensor } from '../electron/pipeline/tensor/to-tensor.ts'
import type { Judged } from './metrics.ts'
import { drawSample, type Sample } from './training/splits.ts'

/** Pictures of the test split: enough that the last printed digit of a share means something. */
export const TEST_IMAGES = 20_000

/** Pictures per run; the results do not depend on it. */
export const BATCH = 16

/** A model that is asked, with what its package says about it. */
export interface AskedModel {
  readonly session: OnnxSession
  readonly manifest: ModelManifest
  /** Told after each run how many pictures were in it, for whoever waits. */
  readonly onJudged?: (pictures: number) => void
}

/** Draws the test split anew and judges every picture exactly as the product does: tensor, session, quality, decide. */
export function judgeTestSplit(model: AskedModel, images: number): Promise<Judged[]> {
  return judgeSamples(model, images, (index) => drawSample('test', index))
}

/** The same for any pictures. `draw` is called once for every index from 0 on. */
export async function judgeSamples(
  { session, manifest, onJudged }: AskedModel,
  images: number,
  draw: (index: number) => Sample,
): Promise<Judged[]> {
  const recipe = suggestedRecipe(manifest)
  const judged: Judged[] = []
  for (let from = 0; from < images; from += BATCH) {
    const samples = Array.from({ length: Math.min(BATCH, images - from) }, (_, offset) => draw(from + offset))
    const predictions = await predictSamples(session, manifest, samples)
    samples.forEach((sample, index) => {
      const prediction = predictions[index] as Prediction
      const { truth, noise, ageHours, breed } = sample
      const { fertility, female, attention } = prediction
      const { eggClass, confidence } = call(prediction, recipe)
      const { signalToNoise } = prediction.quality
      judged.push({
        ...{ truth, noise, ageHours, breed, fertility, female, eggClass, confidence, signalToNoise },
        activation: attention?.values,
      })
    })
    onJudged?.(samples.length)
  }
  return judged
}

async function predictSamples(
  session: OnnxSession,
  manifest: ModelManifest,
  samples: readonly Sample[],
): Promise<Prediction[]> {
  const { width, height, channels, slices } = (samples[0] as Sample).image
  const pixels = Buffer.concat(samples.map(({ image }) => image.pixels))
  const tensor = toTensor({ count: samples.length, width, height, channels, slices, pixels }, manifest.input)
  if (!tensor.ok) throw new Error(`the test pictures do not fit the model: ${tensor.error.detail}`)
  const output = await session.run(tensor.value)
  const { attention } = manifest.outputs
  return samples.map((sample, index) => {
    const [viable, infertile, earlyDead, midDead, empty] = output.fertility.subarray(5 * index) as unknown as number[]
    const cells = (attention?.width ?? 0) * (attention?.height ?? 0)
    const values = output.attention?.slice(cells * index, cells * (index + 1))
    return {
      modelId: modelId(manifest),
      fertility: { viable, infertile, earlyDead, midDead, empty } as Prediction['fertility'],
      female: output.female[index] as number,
      attention: attention === null || values === undefined ? undefined : { ...attention, values },
      quality: imageQuality(asWords(sample.image.pixels), width, height),
    }
  })
}

function suggestedRecipe({ suggestedThresholds }: ModelManifest): Recipe {
  return {
    ...DEFAULT_RECIPE,
    fertilityThreshold: suggestedThresholds.fertility,
    femaleThreshold: suggestedThresholds.female,
    maleThreshold: suggestedThresholds.male,
  }
}

/** Class and confidence do not depend on law or age; any will do. */
function call(prediction: Prediction, recipe: Recipe): Pick<Judged, 'eggClass' | 'confidence'> {
  const age = { hours: 270, trust: 'trusted' } as const
  return decide(prediction, {
    recipe,
    law: { removalEndsAtHours: undefined },
    ...{ age, ageWhenDone: age },
    attempt: 1,
    holdReason: undefined,
  })
}
