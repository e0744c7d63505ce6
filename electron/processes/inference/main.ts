import { inferenceContract, type OpeningStep } from '../../contract/inference.ts'
import { inferenceInitSchema } from '../../contract/process-init.ts'
import { startChild } from '../../host/child.ts'
import { ownProcess } from '../../rpc/authorise.ts'
import { createService } from '../../rpc/service.ts'
import { ModelDesk } from './model-desk.ts'

startChild(inferenceInitSchema, async ({ init, log, onPort }) => {
  const onStep = (step: OpeningStep) => service.emit('opening', { step })
  const desk: ModelDesk = new ModelDesk(init.modelFolder, log, { keysFolders: init.keysFolders, onStep })
  const service = createService(
    inferenceContract,
    { predict: (params) => desk.predict(params), model: () => desk.model() },
    {
      authorise: ownProcess,
      onError: (problem, method) => log.error({ method, reason: String(problem) }, 'a call failed'),
    },
  )
  // Before the package is opened: whoever waits for it sees how far it has come.
  onPort((_peer, port) => service.attach(port))
  await desk.model()
  return () => service.close()
})
