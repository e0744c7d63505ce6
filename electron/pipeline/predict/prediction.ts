import type { JudgedFigures } from '../../domain/recipe/classify.ts'
import type { ScanImage } from '../scan/scan.ts'

/** What a model says: calibrated probabilities only. Fertility is decided before sex. The class is the recipe's word, given in `decide`. */
export interface Prediction extends JudgedFigures {
  /** `<name>-<version>` of the model package. */
  readonly modelId: string
  /** Where the model looked, 0…255, row by row; undefined if the model gives none. */
  readonly attention: { readonly width: number; readonly height: number; readonly values: Uint8Array } | undefined
  readonly quality: ImageQuality
}

/** Figures of the picture itself, from the pixels and not from the model. */
export interface ImageQuality {
  /** Weakest part of the egg region above the background, over the standard deviation of the background; near 0 for an empty cell. See `quality.ts`. */
  readonly signalToNoise: number
  /** Share of pixels at full scale, as far as the picture itself shows it: at its own greatest count. */
  readonly saturatedShare: number
  /** Strongest line through egg and air alike, as a share of the brightest contents, 0…1; near 0 in a sound picture. See `interference.ts`. */
  readonly interference: number
  /** How far the egg is seen on its worse side over how far on the opposite one, 0…1; near 1 in a sound picture. See `evenness.ts`. */
  readonly evenness: number
}

/** Turns pictures into predictions, in the order given; several at once because batches of 4–16 are the knee of the curve. */
export interface Predictor {
  readonly modelId: string
  /** One answer a picture, `undefined` where the model cannot judge it. Rejects only when the inference process is gone: the caller keeps the scans and asks again. */
  predict(images: readonly ScanImage[]): Promise<readonly (Prediction | undefined)[]>
}
