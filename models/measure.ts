import type { ModelMetrics } from '../electron/model/manifest.ts'
import { type AskedModel, judgeTestSplit } from './judge-split.ts'
import { computeMetrics } from './metrics.ts'
import { referenceOf } from './reference.ts'
import { makeReport, type SeriesSizes } from './report.ts'

/** Every figure that a manifest states, from pictures drawn anew. The same model and sizes give the same figures. */
export async function measure(
  model: AskedModel,
  { split, images, sizes }: { readonly split: string; readonly images: number; readonly sizes?: SeriesSizes },
): Promise<ModelMetrics> {
  const judged = await judgeTestSplit(model, images)
  return {
    ...computeMetrics(split, judged),
    reference: referenceOf(judged),
    report: await makeReport(model, judged, sizes),
  }
}
