import { BufferPool } from '../../base/buffer-pool.ts'
import { type inferenceContract, PREDICT_DEADLINE_MS } from '../../contract/inference.ts'
import type { Logger } from '../../log/logger.ts'
import type { Prediction, Predictor } from '../../pipeline/predict/prediction.ts'
import { PredictorHung } from '../../pipeline/predict/predictor-hung.ts'
import type { ScanImage } from '../../pipeline/scan/scan.ts'
import type { RpcClient } from '../../rpc/client.ts'
import { RpcError } from '../../rpc/rpc-error.ts'

/** Figures of one picture in the reply, in the order of the contract. */
const FIGURES_PER_IMAGE = 10

/** The inference process as a Predictor. Pictures of one batch have one size and travel in one buffer. */
export function predictorOverPort(
  client: RpcClient<typeof inferenceContract>,
  modelId: string,
  log: Logger,
  /** The process did not answer in time; if it still lives, it may be asked again. */
  onDeadline: () => void,
): Predictor {
  /** A port copies what it is given, but not at once; what a batch travelled in is used again when its answer is there. */
  const joined = new BufferPool()
  return {
    modelId,
    predict,
  }

  async function predict(images: readonly ScanImage[]): Promise<readonly (Prediction | undefined)[]> {
    const first = images[0]
    if (first === undefined) return []
    const { width, height, channels, slices } = first
    const pixels = joined.take(images.length * first.pixels.length)
    try {
      images.forEach((image, index) => pixels.set(image.pixels, index * first.pixels.length))
      const batch = { count: images.length, width, height, channels, slices, pixels, budgetMs: PREDICT_DEADLINE_MS }
      const reply = await client.call('predict', batch, { deadlineMs: PREDICT_DEADLINE_MS })
      return images.map((_, index) => readPrediction(reply, index))
    } catch (error) {
      if (error instanceof RpcError && error.code === 'CLOSED') throw error
      // BUSY: it is about to end, or others fill its queue. No scan is to blame for either.
      if (error instanceof RpcError && (error.code === 'DEADLINE' || error.code === 'BUSY')) {
        onDeadline()
        throw new PredictorHung()
      }
      // The process lives and refuses: each picture is asked about alone, so that one bad picture does not speak for its neighbours.
      if (images.length > 1) return askOneByOne(images)
      log.warn({ error: String(error) }, 'the model refused this scan')
      return [undefined]
    } finally {
      joined.give(pixels)
    }
  }

  async function askOneByOne(images: readonly ScanImage[]): Promise<readonly (Prediction | undefined)[]> {
    const answers: (Prediction | undefined)[] = []
    for (const image of images) answers.push(...(await predict([image])))
    return answers
  }
}

interface Reply {
  readonly modelId: string
  readonly figures: Float32Array
  readonly attention: { readonly width: number; readonly height: number; readonly values: Uint8Array } | null
}

function readPrediction({ modelId, figures, attention }: Reply, index: number): Prediction | undefined {
  const figure = (offset: number) => figures[index * FIGURES_PER_IMAGE + offset] ?? Number.NaN
  const all = Array.from({ length: FIGURES_PER_IMAGE }, (_, offset) => figure(offset))
  if (!all.every(Number.isFinite)) return undefined
  return {
    modelId,
    fertility: {
      viable: figure(0),
      infertile: figure(1),
      earlyDead: figure(2),
      midDead: figure(3),
      empty: figure(4),
    },
    female: figure(5),
    quality: { signalToNoise: figure(6), saturatedShare: figure(7), interference: figure(8), evenness: figure(9) },
    attention: attention === null ? undefined : attentionOf(attention, index),
  }
}

function attentionOf(all: NonNullable<Reply['attention']>, index: number): Prediction['attention'] {
  const { width, height, values } = all
  const pixels = width * height
  return { width, height, values: values.slice(index * pixels, (index + 1) * pixels) }
}
