import { setImmediate as nextTurn } from 'node:timers/promises'
import { inferenceContract } from '../../contract/inference.ts'
import { inferenceInitSchema } from '../../contract/process-init.ts'
import { startChild } from '../../host/child.ts'
import { giveBack } from '../../host/message-codec.ts'
import { ownProcess } from '../../rpc/authorise.ts'
import { createService } from '../../rpc/service.ts'
import { ModelDesk } from './model-desk.ts'
import { RequestQueue } from './request-queue.ts'

startChild(inferenceInitSchema, async ({ init, log, clock, onPort, setQuiet }) => {
  const desk = new ModelDesk(init.modelFolder, log, init.run)
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
  await model()
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
  onPort((_peer, port) => service.attach(port))
  return async () => {
    await queue.drain()
    // What was answered last leaves before its port closes.
    await nextTurn()
    service.close()
  }
})
