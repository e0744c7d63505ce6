import type * as z from 'zod'
import type { Clock } from '../../base/clock.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { INFERENCE_BATCH_MAX, type inferenceContract, PREDICT_DEADLINE_MS } from '../../contract/inference.ts'
import { type InferenceWish, inferenceWishSchema } from '../../contract/inference-settings.ts'
import { systemClock } from '../../host/system-clock.ts'
import type { GoldenMismatch, NoProbabilities } from '../../model/golden-check.ts'
import type { ModelPackage } from '../../model/package.ts'
import type { NetworkOutput, OnnxSession } from '../../pipeline/predict/onnx/onnx-session.ts'
import type { SessionError } from '../../pipeline/predict/onnx/session-error.ts'
import { imageQuality } from '../../pipeline/predict/quality.ts'
import { asWords, toTensor } from '../../pipeline/tensor/to-tensor.ts'
import { onnxRuntime, openSession, type SessionMaker } from './open-session.ts'

type Methods = (typeof inferenceContract)['methods']
export type PredictParams = Omit<z.infer<Methods['predict']['params']>, 'budgetMs'>
export type PredictResult = z.infer<Methods['predict']['result']>
export type ModelResult = z.infer<Methods['model']['result']>

/** A model that runs. */
export interface InferenceEngine {
  /** Rejects with a message that says why when the pictures do not fit the model; the process stays usable. */
  predict(params: PredictParams): Promise<PredictResult>
  readonly facts: Extract<ModelResult, { state: 'ready' }>
}

/** So slow on this machine that its answers would not come in time. */
export interface TooSlow {
  readonly code: 'TOO_SLOW'
  readonly detail: string
}

export type EngineError = SessionError | GoldenMismatch | NoProbabilities | TooSlow

/** Figures of one picture in a reply: five of fertility, p(female), four of quality. */
const FIGURES = 10
const FERTILITY_FIGURES = 5

/** Runs by which the time of the largest batch is measured; the median of a few milliseconds each. */
const MEASURED_RUNS = 7
/** Where one takes longer than this, fewer tell enough: whoever waits for the model waits for them too. */
const SLOW_RUN_MS = 1_000
const MEASURED_RUNS_SLOW = 3
/** A second batch is asked about while the first computes, and it has its answer in time too. At 16 pictures these are 6.4 a second. */
const BATCH_MS_MAX = PREDICT_DEADLINE_MS / 2

export interface EngineSurroundings {
  readonly wish?: InferenceWish
  readonly maker?: SessionMaker
  readonly clock?: Clock
}

/** Starts the one session of a verified package, warms it and compares the golden scans. Only then is there an engine. Throws `ProviderFailed`. */
export async function createInferenceEngine(
  model: ModelPackage,
  { wish = inferenceWishSchema.parse({}), maker = onnxRuntime, clock = systemClock }: EngineSurroundings = {},
): Promise<Result<InferenceEngine, EngineError>> {
  const opened = await openSession(model, wish, maker)
  if (!opened.ok) return opened
  const { session, on, refused, largestDifference } = opened.value
  const { medianMs: batchMs, shortestMs } = await measureBatch(session, model, clock)
  // The shortest: what else the machine does while it starts is not the model's fault.
  if (shortestMs > BATCH_MS_MAX) {
    const detail = `${INFERENCE_BATCH_MAX} pictures take ${Math.round(shortestMs)} ms here, allowed are ${BATCH_MS_MAX}`
    return err({ code: 'TOO_SLOW', detail })
  }
  const { synthetic, input } = model.manifest
  const { width, height, maps } = input
  const { count: scans, tolerance } = model.manifest.golden
  const facts = { modelId: model.modelId, manifestSha256: model.manifestSha256, synthetic }
  const golden = { difference: largestDifference, tolerance, scans }
  const run = { ...on, batchMs, refused }
  return ok({
    predict: (params) => predict(session, model, params),
    facts: { state: 'ready', ...facts, golden, width, height, channels: maps.length, run },
  })
}

/** Milliseconds of a run with the largest batch, of golden scans. */
async function measureBatch(
  session: OnnxSession,
  { manifest, goldenScans }: ModelPackage,
  clock: Clock,
): Promise<{ readonly medianMs: number; readonly shortestMs: number }> {
  const { maps, height, width } = manifest.input
  const pixels = INFERENCE_BATCH_MAX * maps.length * height * width
  const values = Uint16Array.from({ length: pixels }, (_, i) => goldenScans[i % goldenScans.length] ?? 0)
  const tookMs: number[] = []
  while (tookMs.length < ((tookMs[0] ?? 0) > SLOW_RUN_MS ? MEASURED_RUNS_SLOW : MEASURED_RUNS)) {
    const beganMs = clock.monoMs()
    await session.run({ values, dims: [INFERENCE_BATCH_MAX, maps.length, height, width] })
    tookMs.push(clock.monoMs() - beganMs)
  }
  tookMs.sort((a, b) => a - b)
  return { medianMs: tookMs[Math.floor(tookMs.length / 2)] ?? 0, shortestMs: tookMs[0] ?? 0 }
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
    figures[at + 8] = quality.interference
    figures[at + 9] = quality.evenness
  }
  return figures
}
