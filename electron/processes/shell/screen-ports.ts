import type { ScreenService } from '../../contract/bridge.ts'
import type { Host, HostedProcess } from '../../host/host.ts'
import type { Port } from '../../rpc/port.ts'
import { relay } from '../../rpc/relay.ts'

/** Screens that wait for a process to come back; more than this many and the newest is turned away. */
const WAITING_MAX = 64

export type BackgroundService = Exclude<ScreenService, 'shell'>

/**
 * Joins screens to the background processes, for hosts that cannot hand a port on: messages pass through here unread.
 * That is cheap enough, because a screen gets eight small views a second; pixels between siblings never come this way.
 * While a process restarts its screens wait, and what they say waits with them.
 */
export class ScreenPorts {
  readonly #host: Host
  readonly #alive: (name: BackgroundService) => HostedProcess | undefined
  readonly #waiting = new Set<{ readonly service: BackgroundService; readonly port: Port }>()

  constructor(host: Host, alive: (name: BackgroundService) => HostedProcess | undefined) {
    this.#host = host
    this.#alive = alive
  }

  attach(service: BackgroundService, port: Port): void {
    const process = this.#alive(service)
    if (process !== undefined) {
      this.#join(port, process)
      return
    }
    if (this.#waiting.size >= WAITING_MAX) {
      port.close()
      return
    }
    const waiting = { service, port }
    this.#waiting.add(waiting)
    port.onClose(() => this.#waiting.delete(waiting))
  }

  /** A process has started: whoever waited for it gets it. */
  started(process: HostedProcess): void {
    for (const waiting of [...this.#waiting]) {
      if (waiting.service !== process.name) continue
      this.#waiting.delete(waiting)
      this.#join(waiting.port, process)
    }
  }

  close(): void {
    for (const { port } of [...this.#waiting]) port.close()
  }

  #join(screen: Port, process: HostedProcess): void {
    relay(screen, this.#host.open(process, 'renderer'))
  }
}
