import type * as z from 'zod'
import { err, ok, type Result } from '../../base/result.ts'
import { INFERENCE_BATCH_MAX, type inferenceContract } from '../../contract/inference.ts'
import { checkGolden, checkProbabilities, type GoldenMismatch, type NoProbabilities } from '../../model/golden-check.ts'
import type { ModelPackage } from '../../model/package.ts'
import { createOnnxSession, type NetworkOutput, type OnnxSession } from '../../pipeline/predict/onnx/onnx-session.ts'
import { runGoldenScans } from '../../pipeline/predict/onnx/run-golden.ts'
import type { SessionError } from '../../pipeline/predict/onnx/session-error.ts'
import { imageQuality } from '../../pipeline/predict/quality.ts'
import { asWords, toTensor } from '../../pipeline/tensor/to-tensor.ts'

type Methods = (typeof inferenceContract)['methods']
export type PredictParams = z.infer<Methods['predict']['params']>
export type PredictResult = z.infer<Methods['predict']['result']>
export type ModelResult = z.infer<Methods['model']['result']>

/** A model that runs. */
export interface InferenceEngine {
  /** Rejects with a message that says why when the pictures do not fit the model; the process stays usable. */
  predict(params: PredictParams): Promise<PredictResult>
  readonly facts: Extract<ModelResult, { state: 'ready' }>
}

export type EngineError = SessionError | GoldenMismatch | NoProbabilities

/** Figures of one picture in a reply: five of fertility, p(female), two of quality. */
const FIGURES = 8
const FERTILITY_FIGURES = 5

/** Starts the one session of a verified package, warms it and compares the golden scans. Only then is there an engine. */
export async function createInferenceEngine(model: ModelPackage): Promise<Result<InferenceEngine, EngineError>> {
  const session = await createOnnxSession(model.modelBytes, model.manifest, INFERENCE_BATCH_MAX)
  if (!session.ok) return session
  const checked = await checkGoldenScans(session.value, model)
  if (!checked.ok) return checked
  const { synthetic, input } = model.manifest
  const { width, height, maps } = input
  const { count: scans, tolerance } = model.manifest.golden
  const facts = { modelId: model.modelId, manifestSha256: model.manifestSha256, synthetic }
  const golden = { difference: checked.value.largestDifference, tolerance, scans }
  return ok({
    predict: (params) => predict(session.value, model, params),
    facts: { state: 'ready', ...facts, golden, width, height, channels: maps.length },
  })
}

async function predict(session: OnnxSession, model: ModelPackage, params: PredictParams): Promise<PredictResult> {
  const { manifest, modelId } = model
  const tensor = toTensor(params, manifest.input)
  if (!tensor.ok) throw new Error(`scan does not fit ${modelId}: ${tensor.error.code}, ${tensor.error.detail}`)
  const output = await session.run(tensor.value)
  const { attention } = manifest.outputs
  return {
    modelId,
    figures: joinFigures(output, params),
    attention:
      attention === null || output.attention === undefined
        ? null
        : { width: attention.width, height: attention.height, values: output.attention },
  }
}

/** Quality is measured on the picture as it came, before any resizing: on its first map and slice. */
function joinFigures(output: NetworkOutput, params: PredictParams): Float32Array {
  const { count, width, height, channels, slices } = params
  const words = asWords(params.pixels)
  const imageLength = channels * slices * width * height
  const figures = new Float32Array(count * FIGURES)
  for (let image = 0; image < count; image++) {
    const at = image * FIGURES
    figures.set(output.fertility.subarray(image * FERTILITY_FIGURES, (image + 1) * FERTILITY_FIGURES), at)
    figures[at + 5] = output.female[image] as number
    const quality = imageQuality(words.subarray(image * imageLength, (image + 1) * imageLength), width, height)
    figures[at + 6] = quality.signalToNoise
    figures[at + 7] = quality.saturatedShare
  }
  return figures
}

async function checkGoldenScans(
  session: OnnxSession,
  model: ModelPackage,
): Promise<Result<{ readonly largestDifference: number }, EngineError>> {
  const { golden } = model.manifest
  let actual: Float32Array
  try {
    actual = await runGoldenScans(session, model.manifest, model.goldenScans, INFERENCE_BATCH_MAX)
  } catch (error) {
    return err({ code: 'MODEL_RUN', detail: String(error) })
  }
  const probabilities = checkProbabilities(actual)
  return probabilities.ok ? checkGolden(actual, model.goldenExpected, golden.count, golden.tolerance) : probabilities
}
