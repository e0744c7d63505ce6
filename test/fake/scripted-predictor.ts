import type { Timers } from '../../electron/base/clock.ts'
import type { Prediction, Predictor } from '../../electron/pipeline/predict/prediction.ts'
import { PredictorHung } from '../../electron/pipeline/predict/predictor-hung.ts'
import type { ScanImage } from '../../electron/pipeline/scan/scan.ts'

/** A prediction that is clearly a healthy female unless told otherwise. */
export function makePrediction(change: Partial<Prediction> = {}): Prediction {
  return {
    modelId: 'scripted-1.0.0',
    fertility: { viable: 0.97, infertile: 0.01, earlyDead: 0.01, midDead: 0.01, empty: 0 },
    female: 0.98,
    attention: undefined,
    quality: { signalToNoise: 20, saturatedShare: 0, interference: 0, evenness: 1 },
    ...change,
  }
}

/** Answers when it is told to, so that a test decides what is under way when the process dies. */
export class ScriptedPredictor implements Predictor {
  readonly modelId = 'scripted-1.0.0'
  readonly batches: { images: readonly ScanImage[]; answer(): void; die(): void; hang(): void }[] = []
  readonly #judge: (image: ScanImage) => Prediction | undefined

  constructor(judge: (image: ScanImage) => Prediction | undefined = () => makePrediction()) {
    this.#judge = judge
  }

  predict(images: readonly ScanImage[]): Promise<readonly (Prediction | undefined)[]> {
    return new Promise((resolve, reject) => {
      const batch = {
        images,
        answer: () => resolve(images.map(this.#judge)),
        die: () => reject(new Error('the inference process is gone')),
        hang: () => reject(new PredictorHung()),
      }
      this.batches.push(batch)
    })
  }

  /** Answers everything under way. */
  answerAll(): void {
    for (const batch of this.batches.splice(0)) batch.answer()
  }
}

/** Takes so long for every picture, one batch after the other, and is given up after its deadline; what it computes then, it computes to its end. */
export class SlowPredictor implements Predictor {
  readonly modelId = 'slow-1.0.0'
  hung = 0
  onHung: () => void = () => undefined
  readonly #timers: Timers
  readonly #msEach: number
  readonly #deadlineMs: number
  #free: Promise<unknown> = Promise.resolve()

  constructor(timers: Timers, msEach: number, deadlineMs: number) {
    this.#timers = timers
    this.#msEach = msEach
    this.#deadlineMs = deadlineMs
  }

  predict(images: readonly ScanImage[]): Promise<readonly (Prediction | undefined)[]> {
    const { promise, resolve, reject } = Promise.withResolvers<readonly Prediction[]>()
    let isOver = false
    this.#timers.after(this.#deadlineMs, () => {
      if (isOver) return
      isOver = true
      this.hung++
      reject(new PredictorHung())
      this.onHung()
    })
    const compute = async () => {
      // Its time was over before its turn came.
      if (isOver) return
      const computed = Promise.withResolvers<void>()
      this.#timers.after(images.length * this.#msEach, computed.resolve)
      await computed.promise
      isOver = true
      resolve(images.map(() => makePrediction()))
    }
    this.#free = this.#free.then(compute)
    return promise
  }
}
