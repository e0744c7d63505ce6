import type { Authorise } from './authorise.ts'
import type { Contract, EventIn, EventName, Handlers } from './contract-types.ts'
import type { Port } from './port.ts'
import { type RpcServer, type ServeOptions, serve } from './server.ts'

/** Ports one service will talk to at a time: screens, siblings and the shell. A further one is closed at once. */
export const SERVICE_PORTS_MAX = 32

/** One service on any number of ports: the same handlers for all, events to all. */
export interface RpcService<C extends Contract> {
  /** `authorise` decides for this port; without it the one that the service was made with. */
  attach(port: Port, authorise?: Authorise): void
  readonly ports: number
  /** Sends an event to every port that has shaken hands; a reader that is far behind is left out. */
  emit<E extends EventName<C>>(event: E, payload: EventIn<C, E>): void
  close(): void
}

export function createService<const C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  options: ServeOptions,
): RpcService<C> {
  const servers = new Set<RpcServer<C>>()
  return {
    attach(port, authorise = options.authorise) {
      if (servers.size >= SERVICE_PORTS_MAX) {
        port.close()
        return
      }
      const server = serve(port, contract, handlers, { ...options, authorise })
      servers.add(server)
      server.onClose(() => servers.delete(server))
    },
    get ports() {
      return servers.size
    },
    emit(event, payload) {
      for (const server of servers) server.emit(event, payload)
    },
    close() {
      for (const server of [...servers]) server.close()
    },
  }
}
