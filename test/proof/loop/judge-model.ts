import { loadModelPackage } from '../../../electron/model/package.ts'
import { createOnnxSession } from '../../../electron/pipeline/predict/onnx/onnx-session.ts'
import { BATCH, judgeSamples } from '../../../models/judge-split.ts'
import { sexFigures } from '../../../models/metrics.ts'
import { drawSample } from '../../../models/training/splits.ts'
import type { LabelledSamples } from './labelled-samples.ts'

export type SexFigures = ReturnType<typeof sexFigures>

/** How right a model is about the sex of living eggs: on the test split that it was to know, and on scans of the eggs that have come, which nothing learnt from. */
export async function judgeModel(
  folder: string,
  keysFolder: string,
  { images, came }: { readonly images: number; readonly came: LabelledSamples },
): Promise<{ readonly old: SexFigures; readonly now: SexFigures }> {
  const loaded = await loadModelPackage(folder, keysFolder)
  if (!loaded.ok) throw new Error(`${loaded.error.code} ${loaded.error.path}: ${loaded.error.detail}`)
  const { manifest, modelBytes } = loaded.value
  const session = await createOnnxSession(modelBytes, manifest, BATCH)
  if (!session.ok) throw new Error(`${session.error.code}: ${session.error.detail}`)
  const model = { session: session.value, manifest }
  const figures = async (count: number, draw: Parameters<typeof judgeSamples>[2]) =>
    sexFigures((await judgeSamples(model, count, draw)).filter(({ truth }) => truth.kind === 'LIVE'))
  return {
    old: await figures(images, (index) => drawSample('test', index)),
    now: await figures(came.count, came.at),
  }
}
