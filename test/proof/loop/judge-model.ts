import { loadModelPackage } from '../../../electron/model/package.ts'
import { createOnnxSession } from '../../../electron/pipeline/predict/onnx/onnx-session.ts'
import { BATCH, judgeSamples } from '../../../models/judge-split.ts'
import { sexFigures } from '../../../models/metrics.ts'
import { drawInSeries, drawSample, type SeriesChange } from '../../../models/training/splits.ts'

export type SexFigures = ReturnType<typeof sexFigures>

/** How right a model is about the sex of living eggs: on the test split that it was to know, and on the eggs that have come. Both have seeds of their own. */
export async function judgeModel(
  folder: string,
  keysFolder: string,
  { images, drifted }: { readonly images: number; readonly drifted: SeriesChange },
): Promise<{ readonly old: SexFigures; readonly now: SexFigures }> {
  const loaded = await loadModelPackage(folder, keysFolder)
  if (!loaded.ok) throw new Error(`${loaded.error.code} ${loaded.error.path}: ${loaded.error.detail}`)
  const { manifest, modelBytes } = loaded.value
  const session = await createOnnxSession(modelBytes, manifest, BATCH)
  if (!session.ok) throw new Error(`${session.error.code}: ${session.error.detail}`)
  const model = { session: session.value, manifest }
  const figures = async (draw: Parameters<typeof judgeSamples>[2]) =>
    sexFigures((await judgeSamples(model, images, draw)).filter(({ truth }) => truth.kind === 'LIVE'))
  return {
    old: await figures((index) => drawSample('test', index)),
    now: await figures((index) => drawInSeries('loop', index, drifted)),
  }
}
