import type { DriftReference } from '../../domain/drift/drift.ts'

/** What a model's package says, as far as an explanation tells it. */
export interface ModelFacts {
  readonly synthetic: boolean
  /** Null where its maker states none. */
  readonly calibration: { readonly images: number; readonly error: number; readonly errorImages: number } | null
  /** Against what a drift is measured; undefined where its maker states none. */
  readonly reference: DriftReference | undefined
  readonly input: { readonly width: number; readonly height: number; readonly maps: number }
  /** All golden scans in the input's shape, one after the other. */
  readonly goldenScans: Uint16Array
  /** Of each golden scan five probabilities of fertility, then p(female). */
  readonly goldenExpected: Float32Array
}

/** Finds the package of a model; undefined when it is not on this machine, or is not what was signed. */
export type FindModel = (modelId: string) => Promise<ModelFacts | undefined>
