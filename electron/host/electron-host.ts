import type { ForkOptions, MessagePortMain, UtilityProcess } from 'electron'
import { type ProcessKind, type ProcessName, processKind } from '../contract/shell.ts'
import { Mailbox } from '../rpc/mailbox.ts'
import { cleanEnvironment } from './clean-environment.ts'
import { createMessagePortMainPort } from './electron-child.ts'
import type { Host, HostedProcess, PeerName, ProcessExit } from './host.ts'
import { LastWords } from './last-words.ts'
import { type ElectronParentMessage, electronChildMessageSchema } from './parent-protocol.ts'

/** What this host needs of Electron; handed in, so that it runs in tests without a runtime. */
export interface ElectronProcesses {
  fork(modulePath: string, args: string[], options: ForkOptions): UtilityProcess
  createChannel(): { port1: MessagePortMain; port2: MessagePortMain }
  /** `app`'s `child-process-gone`: the only place where Electron says why a process ended. */
  onChildGone(listener: (gone: { readonly serviceName: string | undefined; readonly reason: string }) => void): void
  /** SIGKILL or what stands for it: Electron's own `kill` only asks, and a blocked event loop hears nothing. */
  killHard(pid: number): void
}

export interface ElectronHostOptions {
  readonly processes: ElectronProcesses
  /** Built entry file of a background process. */
  entryOf(kind: ProcessKind): string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** What a child writes to its error output, besides being kept for the reason of a crash. */
  readonly onErrorOutput: (name: ProcessName, text: string) => void
}

/** The host of the desktop app, with the one thing that only it can do. */
export interface ElectronHost extends Host {
  /** Gives the child one end of a new channel and answers the other, to be passed on to a screen without being read here. */
  handOver(process: HostedProcess, peer: PeerName): MessagePortMain
}

/** Runs the background processes as Electron utility processes; main makes the channels and then stays out of them. */
export function createElectronHost(options: ElectronHostOptions): ElectronHost {
  const { processes } = options
  const children = new Map<HostedProcess, UtilityChild>()
  const goneReasons = new Map<string, string>()
  let spawned = 0
  processes.onChildGone(({ serviceName, reason }) => {
    if (serviceName !== undefined) goneReasons.set(serviceName, reason)
  })

  /** A process that is gone gets nothing: its port closes at once, which is how every caller learns of any ending. */
  function give(target: HostedProcess, peer: PeerName, port: MessagePortMain): void {
    const child = children.get(target)
    if (child === undefined) port.close()
    else child.say({ kind: 'port', peer }, port)
  }

  function handOver(target: HostedProcess, peer: PeerName): MessagePortMain {
    const { port1, port2 } = processes.createChannel()
    give(target, peer, port1)
    return port2
  }

  return {
    spawn(name, init) {
      // Unique, because two of a kind live side by side while a model is changed.
      const serviceName = `ovoscope-${name}-${++spawned}`
      const child = new UtilityChild(name, serviceName, options, () => goneReasons.get(serviceName))
      children.set(child.hosted, child)
      child.hosted.onExit(() => {
        children.delete(child.hosted)
        goneReasons.delete(serviceName)
      })
      child.say({ kind: 'init', init })
      return child.hosted
    },
    connect(left, right, purpose) {
      const { port1, port2 } = processes.createChannel()
      give(left, purpose ?? right.name, port1)
      give(right, purpose ?? left.name, port2)
    },
    open: (process, peer) => createMessagePortMainPort(handOver(process, peer)),
    handOver,
  }
}

/** One utility process, seen from main. */
class UtilityChild {
  readonly hosted: HostedProcess
  readonly #process: UtilityProcess
  readonly #mailbox = new Mailbox()
  readonly #lastWords = new LastWords()
  readonly #exitListeners = new Set<(exit: ProcessExit) => void>()
  #exit: ProcessExit | undefined
  #killed = false

  constructor(
    name: ProcessName,
    serviceName: string,
    options: ElectronHostOptions,
    goneReason: () => string | undefined,
  ) {
    this.#process = options.processes.fork(options.entryOf(processKind(name).kind), [], {
      serviceName,
      env: cleanEnvironment(options.environment),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.#process.stderr?.on('data', (bytes: Uint8Array) => {
      const text = new TextDecoder().decode(bytes)
      this.#lastWords.add(text)
      options.onErrorOutput(name, text)
    })
    this.#process.on('message', (raw: unknown) => {
      const parsed = electronChildMessageSchema.safeParse(raw)
      if (parsed.success) this.#mailbox.deliver(parsed.data.message)
    })
    this.#process.on('exit', (code) => this.#ended(code, goneReason()))
    this.hosted = this.#asHosted(name, options.processes)
  }

  say(message: ElectronParentMessage, port?: MessagePortMain): void {
    this.#process.postMessage(message, port === undefined ? [] : [port])
  }

  #asHosted(name: ProcessName, processes: ElectronProcesses): HostedProcess {
    const process = this.#process
    return {
      name,
      get pid() {
        return process.pid
      },
      port: {
        post: (message) => {
          if (this.#exit === undefined) this.say({ kind: 'message', message })
        },
        onMessage: (listener) => this.#mailbox.onMessage(listener),
        onClose: (listener) => this.#mailbox.onClose(listener),
        close: () => this.#mailbox.close(),
      },
      onExit: (listener) => {
        if (this.#exit !== undefined) listener(this.#exit)
        else this.#exitListeners.add(listener)
        return () => this.#exitListeners.delete(listener)
      },
      kill: () => {
        this.#killed = true
        if (process.pid === undefined) process.kill()
        else processes.killHard(process.pid)
      },
    }
  }

  #ended(code: number, goneReason: string | undefined): void {
    if (this.#exit !== undefined) return
    const reason = this.#killed ? 'SIGKILL' : (goneReason ?? (code === 0 ? 'ended' : `code ${code}`))
    const words = code === 0 ? '' : this.#lastWords.sentence()
    this.#exit = { code, reason: words === '' ? reason : `${reason}: ${words}` }
    this.#mailbox.close()
    for (const listener of [...this.#exitListeners]) listener(this.#exit)
    this.#exitListeners.clear()
  }
}
