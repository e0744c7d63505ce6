import type { ScreenService } from '../../contract/bridge.ts'
import type { Host, HostedProcess } from '../../host/host.ts'
import { screenPeer } from '../../host/peer-name.ts'
import type { Port } from '../../rpc/port.ts'
import { relay } from '../../rpc/relay.ts'

/** Screens that wait for a process to come back; more than this many and the newest is turned away. */
const WAITING_MAX = 64

export type BackgroundService = Exclude<ScreenService, 'shell'>

interface WaitingScreen {
  readonly service: BackgroundService
  readonly port: Port
  readonly lineId: string | undefined
}

/**
 * Joins screens to the background processes, for hosts that cannot hand a port on: messages pass through here unread.
 * That is cheap enough, because a screen gets eight small views a second; pixels between siblings never come this way.
 * While a process restarts its screens wait, and what they say waits with them.
 */
export class ScreenPorts {
  readonly #host: Host
  readonly #alive: (name: BackgroundService) => HostedProcess | undefined
  readonly #waiting = new Set<WaitingScreen>()

  constructor(host: Host, alive: (name: BackgroundService) => HostedProcess | undefined) {
    this.#host = host
    this.#alive = alive
  }

  /** The screen shows that line, or the first one. */
  attach(service: BackgroundService, port: Port, lineId?: string): void {
    const process = this.#alive(service)
    if (process !== undefined) {
      this.#join(port, process, lineId)
      return
    }
    if (this.#waiting.size >= WAITING_MAX) {
      port.close()
      return
    }
    const waiting = { service, port, lineId }
    this.#waiting.add(waiting)
    port.onClose(() => this.#waiting.delete(waiting))
  }

  /** A process has started: whoever waited for it gets it. */
  started(process: HostedProcess): void {
    for (const waiting of [...this.#waiting]) {
      if (waiting.service !== process.name) continue
      this.#waiting.delete(waiting)
      this.#join(waiting.port, process, waiting.lineId)
    }
  }

  close(): void {
    for (const { port } of [...this.#waiting]) port.close()
  }

  #join(screen: Port, process: HostedProcess, lineId: string | undefined): void {
    relay(screen, this.#host.open(process, screenPeer(lineId)))
  }
}
