import { INFERENCE_BATCH_MAX, inferenceContract } from '../../electron/contract/inference.ts'
import { startChild } from '../../electron/host/child.ts'
import { loadModelPackage } from '../../electron/model/package.ts'
import type { Predictor } from '../../electron/pipeline/predict/prediction.ts'
import type { ScanImage } from '../../electron/pipeline/scan/scan.ts'
import { predictorOverPort } from '../../electron/processes/station/predictor-port.ts'
import { ownProcess } from '../../electron/rpc/authorise.ts'
import { connect } from '../../electron/rpc/client.ts'
import { createService } from '../../electron/rpc/service.ts'
import { feederContract, feederInitSchema } from './feeder-contract.ts'

/** Stands in the station's place: the golden scans of the package go to the real inference process, over the port between siblings. */

/** As the station has it: one batch computes while the next full one is already there. */
const BATCHES_UNDER_WAY = 2
const WARM_DEADLINE_MS = 60_000

startChild(feederInitSchema, async ({ init, log, onPort }) => {
  const scans = await goldenScans(init.modelFolder)
  const batch = Array.from({ length: INFERENCE_BATCH_MAX }, (_, index) => scans[index % scans.length] as ScanImage)
  const found = Promise.withResolvers<Predictor>()
  const service = createService(
    feederContract,
    {
      full: async ({ workMs }) => ({ perSec: await feed(await found.promise, batch, workMs) }),
      single: async () => {
        const predictor = await found.promise
        const startedMs = performance.now()
        await predictor.predict(batch.slice(0, 1))
        return { tookMs: performance.now() - startedMs }
      },
    },
    { authorise: ownProcess, onError: (problem) => log.error({ reason: String(problem) }, 'a call failed') },
  )
  onPort((peer, port) => {
    if (peer !== 'inference') {
      service.attach(port)
      return
    }
    const client = connect(port, inferenceContract, { parseResults: false })
    client.call('model', {}, { deadlineMs: WARM_DEADLINE_MS }).then((model) => {
      if (model.state !== 'ready') found.reject(new Error(`the model is refused: ${model.file}`))
      else found.resolve(predictorOverPort(client, model.modelId, log, () => undefined))
    }, found.reject)
  })
  return () => service.close()
})

async function feed(predictor: Predictor, batch: readonly ScanImage[], workMs: number): Promise<number> {
  const startedMs = performance.now()
  let count = 0
  const keepOneUnderWay = async () => {
    while (performance.now() < startedMs + workMs) {
      const answers = await predictor.predict(batch)
      // Not in one expression: the other one under way would count from what there was before this wait.
      count += answers.length
    }
  }
  await Promise.all(Array.from({ length: BATCHES_UNDER_WAY }, keepOneUnderWay))
  return (count / (performance.now() - startedMs)) * 1000
}

async function goldenScans(modelFolder: string): Promise<ScanImage[]> {
  const loaded = await loadModelPackage(modelFolder)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error))
  const { manifest, goldenScans } = loaded.value
  const { width, height, maps } = manifest.input
  const length = maps.length * width * height
  return Array.from({ length: manifest.golden.count }, (_, index) => {
    const words = goldenScans.slice(index * length, (index + 1) * length)
    return { width, height, channels: maps.length, slices: 1, pixels: new Uint8Array(words.buffer) }
  })
}
