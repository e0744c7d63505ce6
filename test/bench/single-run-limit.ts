import { loadModelPackage } from '../../electron/model/package.ts'
import { createOnnxSession } from '../../electron/pipeline/predict/onnx/onnx-session.ts'
import { serveLimit } from './limit.ts'

/** The model's session alone with a single picture, once each time it is asked, however long it slept before. */

const [modelFolder = ''] = process.argv.slice(2)
const loaded = await loadModelPackage(modelFolder)
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error))
const { manifest, modelBytes, goldenScans } = loaded.value
const created = await createOnnxSession(modelBytes, manifest, 1)
if (!created.ok) throw new Error(JSON.stringify(created.error))
const session = created.value
const { height, width, maps } = manifest.input
const values = goldenScans.slice(0, maps.length * height * width)

serveLimit(async () => {
  await session.run({ values, dims: [1, maps.length, height, width] })
  return 1
})
