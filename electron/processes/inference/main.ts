import { inferenceContract } from '../../contract/inference.ts'
import { inferenceInitSchema } from '../../contract/process-init.ts'
import { startChild } from '../../host/child.ts'
import { ownProcess } from '../../rpc/authorise.ts'
import { createService } from '../../rpc/service.ts'
import { ModelDesk } from './model-desk.ts'

startChild(inferenceInitSchema, async ({ init, log, onPort }) => {
  const desk = new ModelDesk(init.modelFolder, log)
  await desk.model()
  const service = createService(
    inferenceContract,
    { predict: (params) => desk.predict(params), model: () => desk.model() },
    {
      authorise: ownProcess,
      onError: (problem, method) => log.error({ method, reason: String(problem) }, 'a call failed'),
    },
  )
  onPort((_peer, port) => service.attach(port))
  return () => service.close()
})
