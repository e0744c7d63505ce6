import { type ProcessName, processKind } from '../../contract/shell.ts'
import { lineOfPlace } from '../../domain/line-id.ts'
import type { HostedProcess } from '../../host/host.ts'
import type { Supervisor } from '../../host/supervisor.ts'
import type { Logger } from '../../log/logger.ts'
import type { Port } from '../../rpc/port.ts'
import { RpcError } from '../../rpc/rpc-error.ts'
import { PlayScanner } from './play-scanner.ts'
import { virtualScanners } from './process-order.ts'

/** The virtual scanners of all training lines, one for each. */
export class PlayScanners {
  readonly #names: readonly ProcessName[]
  readonly #scanners: readonly PlayScanner[]

  constructor(playLines: number, log: Logger) {
    this.#names = virtualScanners(playLines)
    this.#scanners = this.#names.map(() => new PlayScanner(log))
  }

  /** A process has started, for the first time or again; others than virtual scanners are left alone. */
  started(process: HostedProcess, openPort: () => Port): void {
    const { kind, place } = processKind(process.name)
    if (kind === 'virtual-scanner') this.#scanners[place - 1]?.attach(process, openPort())
  }

  /** Starts all of them; where each can be opened, as soon as it can be. Rejects when one of them cannot be had. */
  async start(supervisor: Supervisor): Promise<readonly (string | null)[]> {
    for (const name of this.#names) supervisor.start(name)
    await Promise.all(this.#names.map((name) => supervisor.whenRunning(name)))
    return Promise.all(this.#scanners.map((scanner) => scanner.path()))
  }

  async stop(stop: (name: ProcessName) => Promise<void>): Promise<void> {
    await Promise.all(this.#names.map(stop))
  }

  async feed(): Promise<void> {
    await Promise.all(this.#scanners.map((scanner) => scanner.feed()))
  }

  /** The processes are about to be stopped: later ones start from rest. */
  rest(): void {
    for (const scanner of this.#scanners) scanner.rest()
  }

  /** That of a line; throws an `RpcError` where that line has none. */
  of(lineId: string): PlayScanner {
    const scanner = this.#scanners.find((_, index) => lineOfPlace(index + 1) === lineId)
    if (scanner === undefined) throw new RpcError('NO_VIRTUAL_SCANNER', `${lineId} has no virtual scanner`)
    return scanner
  }
}
