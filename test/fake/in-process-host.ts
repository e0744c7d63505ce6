import type { ProcessName } from '../../electron/contract/shell.ts'
import { EarlyPorts } from '../../electron/host/early-ports.ts'
import type { Host, HostedProcess, ProcessExit } from '../../electron/host/host.ts'
import type { ParentLink } from '../../electron/host/parent-link.ts'
import { closedPort } from '../../electron/rpc/late-port.ts'
import type { Port } from '../../electron/rpc/port.ts'
import { createPortPair } from '../../electron/rpc/port-pair.ts'

/** What a "process" does with its parent; `exit` is its own end. */
export type InProcessEntry = (link: ParentLink, exit: (code: number) => void) => void

export interface InProcessHost extends Host {
  /** Every process ever spawned, in order, with what it was given. */
  readonly spawned: readonly { readonly hosted: HostedProcess; readonly init: unknown }[]
}

/** A host whose processes are functions: same meaning of ports and ends, no process. */
export function createInProcessHost(entry: (name: ProcessName) => InProcessEntry): InProcessHost {
  const spawned: {
    hosted: HostedProcess
    init: unknown
    give: (peer: never, port: Port) => void
    ended: () => boolean
    own: (port: Port) => void
  }[] = []
  const find = (hosted: HostedProcess) => spawned.find((other) => other.hosted === hosted)

  function spawn(name: ProcessName, init: unknown): HostedProcess {
    const [parentEnd, childEnd] = createPortPair()
    const ports = new EarlyPorts()
    const owned = new Set<Port>([childEnd])
    const exitListeners = new Set<(exit: ProcessExit) => void>()
    let exit: ProcessExit | undefined
    const end = (ended: ProcessExit) => {
      if (exit !== undefined) return
      exit = ended
      for (const port of owned) port.close()
      // As with a real process, the news comes later than the end.
      queueMicrotask(() => {
        for (const listener of [...exitListeners]) listener(ended)
      })
    }
    const hosted: HostedProcess = {
      name,
      pid: 1000 + spawned.length,
      port: parentEnd,
      onExit(listener) {
        if (exit !== undefined) listener(exit)
        else exitListeners.add(listener)
        return () => exitListeners.delete(listener)
      },
      kill: () => end({ code: null, reason: 'SIGKILL' }),
    }
    spawned.push({
      hosted,
      init,
      give: (peer, port) => ports.deliver(peer, port),
      ended: () => exit !== undefined,
      own: (port) => owned.add(port),
    })
    const link: ParentLink = {
      init: Promise.resolve(structuredClone(init)),
      parentPort: childEnd,
      onPort: (listener) => ports.onPort(listener),
      close: () => undefined,
    }
    queueMicrotask(() => {
      if (exit === undefined) entry(name)(link, (code) => end({ code, reason: code === 0 ? 'ended' : `code ${code}` }))
    })
    return hosted
  }

  return {
    spawned,
    spawn,
    connect(left, right, purpose) {
      const [leftChild, rightChild] = [find(left), find(right)]
      if (leftChild === undefined || rightChild === undefined || leftChild.ended() || rightChild.ended()) return
      const [leftEnd, rightEnd] = createPortPair()
      leftChild.own(leftEnd)
      rightChild.own(rightEnd)
      leftChild.give((purpose ?? right.name) as never, leftEnd)
      rightChild.give((purpose ?? left.name) as never, rightEnd)
    },
    open(hosted, peer) {
      const child = find(hosted)
      if (child === undefined || child.ended()) return closedPort()
      const [own, given] = createPortPair()
      child.own(given)
      child.give(peer as never, given)
      return own
    },
  }
}
