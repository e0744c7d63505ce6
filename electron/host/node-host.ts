import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ProcessKind, type ProcessName, processKind } from '../contract/shell.ts'
import { closedPort, createLatePort } from '../rpc/late-port.ts'
import type { Port } from '../rpc/port.ts'
import { ForkedChild } from './forked-child.ts'
import type { Host, HostedProcess, ParentPeer, SiblingPurpose } from './host.ts'
import { dialSocketPort } from './socket-port.ts'

export interface NodeHostOptions {
  /** The module each kind of process starts from. */
  readonly entries: Readonly<Record<ProcessKind, string>>
  /** What a child writes to its error output, besides being kept for the reason of a crash. */
  readonly onErrorOutput: (name: ProcessName, text: string) => void
  /** What runs those modules instead of the Node that runs this one. */
  readonly execPath?: string | undefined
}

/** The host under plain Node. `close` ends what still runs and removes the folder of the sockets. */
export interface NodeHost extends Host {
  close(): void
}

export function createNodeHost(options: NodeHostOptions): NodeHost {
  return new ForkHost(options)
}

class ForkHost implements NodeHost {
  readonly #options: NodeHostOptions
  readonly #children = new Map<HostedProcess, ForkedChild>()
  /** mkdtemp makes it for our own user only (0700). */
  readonly #socketFolder = mkdtempSync(join(tmpdir(), 'ovoscope-'))
  #spawned = 0

  constructor(options: NodeHostOptions) {
    this.#options = options
  }

  spawn(name: ProcessName, init: unknown): HostedProcess {
    const child = new ForkedChild(name, {
      entry: this.#options.entries[processKind(name).kind],
      socketPath: this.#socketPath(),
      execPath: this.#options.execPath,
      onErrorOutput: (text) => this.#options.onErrorOutput(name, text),
    })
    const hosted = child.hosted
    this.#children.set(hosted, child)
    hosted.onExit(() => this.#children.delete(hosted))
    child.say({ kind: 'init', init, listenAt: child.socketPath })
    return hosted
  }

  connect(left: HostedProcess, right: HostedProcess, purpose?: SiblingPurpose): void {
    const listening = this.#children.get(left)
    const dialling = this.#children.get(right)
    if (listening === undefined || dialling === undefined) return
    const token = makeToken()
    listening.say({ kind: 'accept', peer: purpose ?? right.name, token })
    listening.whenListening(() => {
      dialling.say({ kind: 'dial', peer: purpose ?? left.name, token, path: listening.socketPath })
    })
  }

  open(process: HostedProcess, peer: ParentPeer): Port {
    const child = this.#children.get(process)
    if (child === undefined) return closedPort()
    const token = makeToken()
    child.say({ kind: 'accept', peer, token })
    let forget: () => void = () => undefined
    const late = createLatePort((use) => {
      child.whenListening(() => {
        const port = dialSocketPort(child.socketPath)
        port.post({ token })
        use(port)
      })
      forget = child.hosted.onExit(() => use(closedPort()))
    })
    // A process that runs for months is asked for a port every few seconds.
    late.onClose(() => forget())
    return late
  }

  close(): void {
    for (const hosted of this.#children.keys()) hosted.kill()
    rmSync(this.#socketFolder, { recursive: true, force: true })
  }

  #socketPath(): string {
    // A fresh one every time: a killed process leaves its socket behind.
    const number = ++this.#spawned
    if (process.platform === 'win32') return `\\\\.\\pipe\\ovoscope-${randomBytes(16).toString('hex')}`
    return join(this.#socketFolder, `${number}.sock`)
  }
}

function makeToken(): string {
  return randomBytes(32).toString('base64url')
}
