import { virtualScannerContract } from '../../contract/virtual-scanner.ts'
import type { HostedProcess } from '../../host/host.ts'
import type { Logger } from '../../log/logger.ts'
import { connect, type RpcClient } from '../../rpc/client.ts'
import type { Port } from '../../rpc/port.ts'
import { RpcError } from '../../rpc/rpc-error.ts'

type Client = RpcClient<typeof virtualScannerContract>

/** Answering `ready` may take as long as the process takes to start. */
const READY_DEADLINE_MS = 20_000

/** The shell's hand on the virtual scanner, also after a restart: what was feeding before feeds again. */
export class PlayScanner {
  readonly #log: Logger
  #client: Client | undefined
  #feeding = false

  constructor(log: Logger) {
    this.#log = log
  }

  /** The process has started, for the first time or again. */
  attach(process: HostedProcess, port: Port): void {
    const client = connect(port, virtualScannerContract)
    this.#client = client
    process.onExit(() => {
      if (this.#client === client) this.#client = undefined
    })
    if (!this.#feeding) return
    this.#call('start').catch((problem: unknown) => {
      this.#log.warn({ reason: String(problem) }, 'the virtual scanner does not feed again')
    })
  }

  /** Where it can be opened, as soon as it can be; null when it speaks over a port. */
  async path(): Promise<string | null> {
    const { path } = await this.#current().call('ready', {}, { deadlineMs: READY_DEADLINE_MS })
    return path
  }

  async feed(): Promise<void> {
    this.#feeding = true
    await this.#call('start')
  }

  /** The process is about to be stopped: a later one starts from rest. */
  rest(): void {
    this.#feeding = false
  }

  async pull(): Promise<void> {
    await this.#call('pull')
  }

  async plug(): Promise<void> {
    await this.#call('plug')
  }

  async #call(method: 'start' | 'pull' | 'plug'): Promise<void> {
    await this.#current().call(method, {}, { deadlineMs: READY_DEADLINE_MS })
  }

  #current(): Client {
    if (this.#client === undefined) {
      throw new RpcError(
        'NO_VIRTUAL_SCANNER',
        'the virtual scanner is not running; it belongs to training and demo runs',
      )
    }
    return this.#client
  }
}
