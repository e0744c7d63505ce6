import type { Timers } from '../../base/clock.ts'
import { lineContract } from '../../contract/line.ts'
import type { HostedProcess } from '../../host/host.ts'
import { connect, type RpcClient } from '../../rpc/client.ts'
import type { Port } from '../../rpc/port.ts'

/** A station answers within milliseconds; one that does not is asked again by whoever wants something, not waited for. */
const ANSWER_DEADLINE_MS = 3_000

/** The shell's own question to the station: may it be restarted now? */
export class StationLine {
  readonly #timers: Timers
  #client: RpcClient<typeof lineContract> | undefined

  constructor(timers: Timers) {
    this.#timers = timers
  }

  get isConnected(): boolean {
    return this.#client !== undefined
  }

  /** The station has started, for the first time or again. */
  attach(station: HostedProcess, port: Port): void {
    const client = connect(port, lineContract, { timers: this.#timers })
    this.#client = client
    station.onExit(() => {
      if (this.#client === client) this.#client = undefined
    })
  }

  /** Why the station may not be restarted now; undefined when it may. One that is not there has no batch in hand. */
  async obstacle(): Promise<'BATCH_OPEN' | 'STATION_SILENT' | undefined> {
    const client = this.#client
    if (client === undefined) return undefined
    try {
      const { batch, lineId, lines } = await client.call('liveView', {}, { deadlineMs: ANSWER_DEADLINE_MS })
      const isOpen = batch !== null && batch.state !== 'closed'
      return isOpen || lines.some((line) => line.lineId !== lineId && line.batch !== 'none') ? 'BATCH_OPEN' : undefined
    } catch {
      return 'STATION_SILENT'
    }
  }

  /** What comes of it is seen in the list. */
  sendUploadsNow(): void {
    this.#client?.call('sendUploadsNow', {}).catch(() => undefined)
  }
}
