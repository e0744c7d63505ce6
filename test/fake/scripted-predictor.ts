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
