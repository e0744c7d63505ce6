import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import type { ForkOptions, MessagePortMain, UtilityProcess } from 'electron'
import type { ElectronParentPortLike } from '../../electron/host/electron-child.ts'

/** A double of a utility process: what main posts arrives at `parentPort`, where a test plays the child. */
export class FakeUtilityProcess extends EventEmitter implements UtilityProcess {
  readonly modulePath: string
  readonly options: ForkOptions
  readonly parentPort: FakeParentPort = new FakeParentPort((message) => this.emit('message', message))
  readonly stdout = null
  readonly stderr = new PassThrough()
  pid: number | undefined
  killed = false
  #transferred: MessagePortMain[] = []

  constructor(modulePath: string, options: ForkOptions, pid: number) {
    super()
    this.modulePath = modulePath
    this.options = options
    this.pid = pid
  }

  postMessage(message: unknown, transfer: MessagePortMain[] = []): void {
    this.#transferred.push(...transfer)
    this.parentPort.receive(structuredClone(message), transfer)
  }

  kill(): boolean {
    this.killed = true
    this.end(15)
    return true
  }

  /** The process ends, however: every port it held closes, then main is told. */
  end(code: number): void {
    this.pid = undefined
    for (const port of this.#transferred.splice(0)) port.close()
    this.emit('exit', code)
  }
}

/** `process.parentPort` of the played child; keeps messages until somebody listens, as Electron does. */
export class FakeParentPort implements ElectronParentPortLike {
  readonly #events = new EventEmitter()
  readonly #toParent: (message: unknown) => void
  #waiting: { data: unknown; ports: MessagePortMain[] }[] = []

  constructor(toParent: (message: unknown) => void) {
    this.#toParent = toParent
  }

  postMessage(message: unknown): void {
    this.#toParent(structuredClone(message))
  }

  on(event: 'message', listener: (event: { data: unknown; ports: MessagePortMain[] }) => void): this {
    this.#events.on(event, listener)
    for (const message of this.#waiting.splice(0)) listener(message)
    return this
  }

  receive(data: unknown, ports: MessagePortMain[]): void {
    const message = { data, ports }
    if (this.#events.listenerCount('message') === 0) this.#waiting.push(message)
    else this.#events.emit('message', message)
  }
}
