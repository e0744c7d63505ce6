import { INFERENCE_BATCH_MAX } from '../../electron/contract/inference.ts'
import { loadModelPackage } from '../../electron/model/package.ts'
import { createOnnxSession } from '../../electron/pipeline/predict/onnx/onnx-session.ts'
import { serveLimit } from './limit.ts'

/** The model's session alone, with the largest batch: no messages, no decoding, no image figures. */

const [modelFolder = ''] = process.argv.slice(2)
const loaded = await loadModelPackage(modelFolder)
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error))
const { manifest, modelBytes, goldenScans } = loaded.value
const created = await createOnnxSession(modelBytes, manifest, INFERENCE_BATCH_MAX)
if (!created.ok) throw new Error(JSON.stringify(created.error))
const session = created.value
const { height, width, maps } = manifest.input
const dims = [INFERENCE_BATCH_MAX, maps.length, height, width] as const
const pixels = INFERENCE_BATCH_MAX * maps.length * height * width
const values = Uint16Array.from({ length: pixels }, (_, i) => goldenScans[i % goldenScans.length] ?? 0)

serveLimit(async (workMs) => {
  const endMs = performance.now() + workMs
  let count = 0
  while (performance.now() < endMs) {
    await session.run({ values, dims })
    count += INFERENCE_BATCH_MAX
  }
  return count
})
