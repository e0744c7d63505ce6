import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createNodeHost } from '../../electron/host/node-host.ts'
import { createInProcessHost } from '../fake/in-process-host.ts'
import { runEchoChild } from './host-child.ts'
import { hostContract, sameEntryForAll } from './host-contract.ts'

function nodeHost() {
  return createNodeHost({
    entries: sameEntryForAll(join(import.meta.dirname, 'host-child.ts')),
    // What a child says when it is made to crash is part of the test, not of its report.
    onErrorOutput: () => undefined,
  })
}

hostContract('plain Node, forked processes', () => {
  const host = nodeHost()
  return { host, realProcesses: true, dispose: () => host.close() }
})

hostContract('a double within one process', () => ({
  host: createInProcessHost(() => runEchoChild),
  realProcesses: false,
  dispose: () => undefined,
}))

it('keeps nothing of ports that are closed, however many a process is asked for', () => {
  const host = nodeHost()
  try {
    const child = host.spawn('station', {})
    const { onExit } = child
    let listening = 0
    const counted: typeof onExit = (listener) => {
      listening++
      const forget = onExit(listener)
      return () => {
        listening--
        forget()
      }
    }
    Object.assign(child, { onExit: counted })
    const ports = [1, 2, 3].map(() => host.open(child, 'shell'))
    expect(listening).toBe(3)
    for (const port of ports) port.close()
    expect(listening).toBe(0)
  } finally {
    host.close()
  }
})
