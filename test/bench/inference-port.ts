import { join } from 'node:path'
import { createNodeHost } from '../../electron/host/node-host.ts'
import { createSupervisor } from '../../electron/host/supervisor.ts'
import { systemClock } from '../../electron/host/system-clock.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { connect } from '../../electron/rpc/client.ts'
import { systemTimers } from '../../electron/rpc/system-timers.ts'
import { feederContract } from './feeder-contract.ts'
import type { Limit } from './limit.ts'

const STOP_DEADLINE_MS = 3_000
/** Until the code around the session is compiled; the session alone has hardly any. */
const WARM_UP_MS = 4_000
/** Beyond what one part of a round takes. */
const ANSWER_DEADLINE_MS = 60_000

/** The real inference process at the port between siblings, fed by a process that stands where the station does. */
export interface InferencePort extends Limit {
  /** One picture there and its prediction back, milliseconds. */
  single(): Promise<number>
}

export async function startInferencePort(modelFolder: string): Promise<InferencePort> {
  const inference = join(import.meta.dirname, '../../electron/processes/inference/main.ts')
  const feeder = join(import.meta.dirname, 'feeder.ts')
  const host = createNodeHost({
    entries: { inference, station: feeder, review: feeder, 'virtual-scanner': feeder },
    onErrorOutput: (_name, text) => process.stderr.write(text),
  })
  const plan = { init: () => ({ modelFolder }), stopDeadlineMs: STOP_DEADLINE_MS }
  const supervisor = createSupervisor({
    ...{ host, clock: systemClock, timers: systemTimers, log: silentLogger },
    plans: { inference: plan, station: plan },
    edges: [['station', 'inference']],
    childLog: { folder: null, level: 'warn' },
  })
  supervisor.start('inference')
  supervisor.start('station')
  await Promise.all([supervisor.whenRunning('inference'), supervisor.whenRunning('station')])
  const hosted = supervisor.hosted('station')
  if (hosted === undefined) throw new Error('the feeder has ended')
  const client = connect(host.open(hosted, 'shell'), feederContract)
  await client.call('full', { workMs: WARM_UP_MS }, { deadlineMs: ANSWER_DEADLINE_MS })
  return {
    measure: async (workMs) => (await client.call('full', { workMs }, { deadlineMs: ANSWER_DEADLINE_MS })).perSec,
    single: async () => (await client.call('single', {}, { deadlineMs: ANSWER_DEADLINE_MS })).tookMs,
    async stop() {
      // In order: what is killed is started again.
      await Promise.all((['station', 'inference'] as const).map((name) => supervisor.stop(name)))
      supervisor.close()
      host.close()
    },
  }
}
