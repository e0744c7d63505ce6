import { connect, type RpcClient } from '../../electron/rpc/client.ts'
import type { Contract } from '../../electron/rpc/contract-types.ts'
import type { Port } from '../../electron/rpc/port.ts'
import type { RpcError } from '../../electron/rpc/rpc-error.ts'
import { retryDelayMs } from './backoff.ts'

/** Runs something later; answers with how to call it off. */
export type After = (delayMs: number, run: () => void) => () => void

export interface KeptClientOptions<C extends Contract> {
  readonly contract: C
  readonly openPort: () => Port
  /** A client on a new port: listen and ask here; calls need not wait for the handshake. */
  readonly onOpen: (client: RpcClient<C>) => void
  /** The handshake is done. */
  readonly onReady?: () => void
  readonly onClosed?: (reason: RpcError, retryInMs: number) => void
  readonly onProblem: (problem: RpcError) => void
  readonly after: After
  readonly random: () => number
}

/** Keeps one service connected: a new port and a new client whenever the present one has closed. */
export class KeptClient<C extends Contract> {
  readonly #options: KeptClientOptions<C>
  #client: RpcClient<C> | undefined
  #attempt = 0
  #stopped = false
  #cancelTimer: () => void = () => undefined

  constructor(options: KeptClientOptions<C>) {
    this.#options = options
    this.#open()
  }

  /** The client of the present port; undefined between two of them. */
  get client(): RpcClient<C> | undefined {
    return this.#client
  }

  /** Gives up the present port and opens a new one. */
  renew(): void {
    this.#client?.close()
  }

  stop(): void {
    this.#stopped = true
    this.#cancelTimer()
    this.#client?.close()
    this.#client = undefined
  }

  #open(): void {
    if (this.#stopped) return
    const { contract, openPort, onProblem, onOpen, onReady } = this.#options
    const client = connect(openPort(), contract, { onProblem })
    this.#client = client
    onOpen(client)
    client.ready.then(
      () => {
        if (this.#client !== client) return
        this.#attempt = 0
        onReady?.()
      },
      // Told by the closing below.
      () => undefined,
    )
    client.onClose((reason) => this.#onClosed(client, reason))
  }

  #onClosed(client: RpcClient<C>, reason: RpcError): void {
    if (this.#stopped || this.#client !== client) return
    this.#client = undefined
    const delayMs = retryDelayMs(this.#attempt, this.#options.random)
    this.#attempt++
    this.#options.onClosed?.(reason, delayMs)
    this.#cancelTimer = this.#options.after(delayMs, () => this.#open())
  }
}
