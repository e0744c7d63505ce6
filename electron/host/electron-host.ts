import type { ForkOptions, MessagePortMain, UtilityProcess } from 'electron'
import type { HandOver } from '../contract/process-hand-over.ts'
import type { ProcessName } from '../contract/shell.ts'
import type { Host, HostedProcess, PeerName, ProcessExit } from './host.ts'
import { portOfMessagePortMain } from './message-port-main.ts'

/** What this host needs of Electron; handed in, so that it runs in tests without a runtime. */
export interface ElectronProcesses {
  fork(modulePath: string, args: string[], options: ForkOptions): ChildProcess
  createChannel(): { port1: MessagePortMain; port2: MessagePortMain }
  /** `app`'s `child-process-gone`: the only place where Electron says why a process ended. */
  onChildGone(listener: (gone: { readonly serviceName: string | undefined; readonly reason: string }) => void): void
}

export type ChildProcess = Pick<UtilityProcess, 'pid' | 'postMessage' | 'kill' | 'on'>

export interface ElectronHostOptions {
  readonly processes: ElectronProcesses
  /** Built entry file of a background process. */
  entryOf(name: ProcessName): string
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** The host of the desktop app, with the one thing that only it can do. */
export interface ElectronHost extends Host {
  /** Gives the child one end of a new channel and answers the other, to be passed on to a screen without being read here. */
  handOver(process: HostedProcess, peer: PeerName): MessagePortMain
}

interface Hosted extends HostedProcess {
  readonly child: ChildProcess
}

/** Runs the background processes as Electron utility processes; main makes the channels and then stays out of them. */
export function createElectronHost({ processes, entryOf, environment }: ElectronHostOptions): ElectronHost {
  const hosted = new WeakMap<HostedProcess, Hosted>()
  const goneReasons = new Map<string, string>()
  let spawned = 0
  processes.onChildGone(({ serviceName, reason }) => {
    if (serviceName !== undefined) goneReasons.set(serviceName, reason)
  })

  function handOver(target: HostedProcess, peer: PeerName): MessagePortMain {
    const { port1, port2 } = processes.createChannel()
    const own = hosted.get(target)
    // A process that is not ours or is gone: the port closes at once, which is how a caller learns of any ending.
    if (own === undefined) port1.close()
    else post(own.child, { kind: 'port', peer }, port1)
    return port2
  }

  return {
    spawn(name, init) {
      spawned++
      const serviceName = `ovoscope-${name}-${spawned}`
      const child = processes.fork(entryOf(name), [], {
        serviceName,
        env: childEnvironment(environment),
        stdio: 'inherit',
      })
      const { port1, port2 } = processes.createChannel()
      post(child, { kind: 'start', init }, port1)
      const exit = exitOf(child, () => {
        const reason = goneReasons.get(serviceName)
        goneReasons.delete(serviceName)
        hosted.delete(process)
        return reason
      })
      const process: Hosted = {
        name,
        child,
        get pid() {
          return child.pid
        },
        port: portOfMessagePortMain(port2),
        onExit: exit,
        kill: () => void child.kill(),
      }
      hosted.set(process, process)
      return process
    },
    connect(left, right) {
      const leftChild = hosted.get(left)?.child
      const rightChild = hosted.get(right)?.child
      const { port1, port2 } = processes.createChannel()
      if (leftChild === undefined || rightChild === undefined) {
        port1.close()
        port2.close()
        return
      }
      post(leftChild, { kind: 'port', peer: right.name }, port1)
      post(rightChild, { kind: 'port', peer: left.name }, port2)
    },
    open: (process, peer) => portOfMessagePortMain(handOver(process, peer)),
    handOver,
  }
}

function post(child: ChildProcess, message: HandOver, port: MessagePortMain): void {
  child.postMessage(message, [port])
}

/** Keeps the exit for those who ask later. */
function exitOf(child: ChildProcess, takeReason: () => string | undefined): HostedProcess['onExit'] {
  const listeners = new Set<(exit: ProcessExit) => void>()
  let ended: ProcessExit | undefined
  child.on('exit', (code) => {
    ended = { code, reason: takeReason() ?? (code === 0 ? 'exited' : `code ${code}`) }
    for (const listener of listeners) listener(ended)
    listeners.clear()
  })
  return (listener) => {
    if (ended !== undefined) {
      listener(ended)
      return () => undefined
    }
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
}

/** Settings that would let whoever starts the app run code in its processes. */
const DANGEROUS = new Set(['NODE_OPTIONS', 'NODE_PATH', 'ELECTRON_RUN_AS_NODE', 'LD_PRELOAD', 'DYLD_INSERT_LIBRARIES'])

/** The environment of a background process: ours without what changes which code runs. */
export function childEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(environment).flatMap(([name, value]) =>
    value === undefined || DANGEROUS.has(name.toUpperCase()) ? [] : [[name, value] as const],
  )
  return Object.fromEntries(entries)
}
