import type { ModelMetrics } from '../../model/manifest.ts'
import type { LibraryModel } from '../../model/model-library.ts'
import { sexCalls } from '../../model/sex-calls.ts'
import type { KnownModel } from '../../station/model-choices.ts'

/** A package as people are shown it. */
export function knownModel(model: LibraryModel): KnownModel {
  const { modelId, manifestSha256, folder, fit, origin, signedBy, manifest } = model
  const { title, licence, training, metrics, statedFigures } = manifest
  return {
    ...{ modelId, manifestSha256, folder, fit },
    card: {
      ...{ title, origin, signedBy, licence, note: training.note, synthetic: fit.synthetic, picture: fit.picture },
      ...{ breeds: [...fit.breeds], ageHours: fit.ageHours },
      figures: metrics === undefined ? null : figuresOf(metrics),
      statedFigures: [...(statedFigures ?? [])],
    },
  }
}

function figuresOf({ split, n, fertilityAccuracy, sex, sexCalibrationError, confusion }: ModelMetrics) {
  const { accuracyConfident, uncertainShare } = sex
  return {
    ...{ split, n, fertilityAccuracy, sexCalibrationError, sexN: sex.n },
    ...{ sexAccuracyConfident: accuracyConfident, sexUncertainShare: uncertainShare },
    sexConfidentN: sexCalls({ confusion }).confident,
  }
}
