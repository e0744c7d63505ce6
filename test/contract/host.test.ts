import { join } from 'node:path'
import { createNodeHost } from '../../electron/host/node-host.ts'
import { createInProcessHost } from '../fake/in-process-host.ts'
import { runEchoChild } from './host-child.ts'
import { hostContract, sameEntryForAll } from './host-contract.ts'

hostContract('plain Node, forked processes', () => {
  const host = createNodeHost({
    entries: sameEntryForAll(join(import.meta.dirname, 'host-child.ts')),
    // What a child says when it is made to crash is part of the test, not of its report.
    onErrorOutput: () => undefined,
  })
  return { host, realProcesses: true, dispose: () => host.close() }
})

hostContract('a double within one process', () => ({
  host: createInProcessHost(() => runEchoChild),
  realProcesses: false,
  dispose: () => undefined,
}))
