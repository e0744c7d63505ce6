import { inferenceContract } from '../../contract/inference.ts'
import { inferenceInitSchema } from '../../contract/process-init.ts'
import { startChild } from '../../host/child.ts'
import { createService } from '../../rpc/service.ts'
import { createInferenceEngine } from './engine.ts'

startChild(inferenceInitSchema, async ({ init, log, onPort }) => {
  const engine = await createInferenceEngine({ packageFolder: init.modelFolder, log })
  if (!engine.ok) throw new Error(`the model cannot be used: ${JSON.stringify(engine.error)}`)
  const { predict, model } = engine.value
  const service = createService(
    inferenceContract,
    { predict: (params) => predict(params), model: () => model() },
    { onError: (problem, method) => log.error({ method, reason: String(problem) }, 'a call failed') },
  )
  onPort((_peer, port) => service.attach(port))
  return () => service.close()
})
