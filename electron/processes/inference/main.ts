import { setImmediate as nextTurn } from 'node:timers/promises'
import { inferenceContract, type OpeningStep } from '../../contract/inference.ts'
import { inferenceInitSchema } from '../../contract/process-init.ts'
import { startChild } from '../../host/child.ts'
import { giveBack } from '../../host/message-codec.ts'
import { ownProcess } from '../../rpc/authorise.ts'
import { createService } from '../../rpc/service.ts'
import { ModelDesk } from './model-desk.ts'
import { RequestQueue } from './request-queue.ts'

startChild(inferenceInitSchema, async ({ init, log, clock, onPort, setQuiet }) => {
  const onStep = (step: OpeningStep) => service.emit('opening', { step })
  const { keysFolders, run: wish } = init
  const desk: ModelDesk = new ModelDesk(init.modelFolder, log, { keysFolders, wish, onStep })
  const model = async () => {
    try {
      return await desk.model()
    } catch (problem) {
      // A provider that may not be used has the one session of this process: nothing catches this, and the next process asks for the CPU.
      setImmediate(() => {
        throw problem
      })
      throw problem
    }
  }
  const queue = new RequestQueue(clock, nextTurn)
  setQuiet(() => queue.isQuiet)
  const service = createService(
    inferenceContract,
    {
      predict: (params, { signal }) =>
        queue.add(params, signal, () => desk.predict(params)).finally(() => giveBack(params.pixels)),
      model,
      figures: () => queue.figures,
    },
    {
      authorise: ownProcess,
      onError: (problem, method) => log.error({ method, reason: String(problem) }, 'a call failed'),
    },
  )
  // Before the package is opened: whoever waits for it sees how far it has come.
  onPort((_peer, port) => service.attach(port))
  await model()
  return async () => {
    await queue.drain()
    // What was answered last leaves before its port closes.
    await nextTurn()
    service.close()
  }
})
