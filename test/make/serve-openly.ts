import { accessDeskContract } from '../../electron/contract/access-desk.ts'
import { ROLES } from '../../electron/domain/access.ts'
import { ownProcess } from '../../electron/rpc/authorise.ts'
import type { Contract, Handlers } from '../../electron/rpc/contract-types.ts'
import type { Port } from '../../electron/rpc/port.ts'
import { type RpcServer, serve } from '../../electron/rpc/server.ts'

/** Serves whoever asks: for tests that are not about who may. */
export function serveOpenly<const C extends Contract>(port: Port, contract: C, handlers: Handlers<C>): RpcServer<C> {
  return serve(port, contract, handlers, { authorise: ownProcess })
}

/** The station's answer to who may: everybody, with every role. */
export function serveEverybody(port: Port): void {
  const caller = { userId: 'u1', name: 'M. Visser', roles: [...ROLES] }
  serveOpenly(port, accessDeskContract, {
    admit: () => ({ ok: true as const, caller }),
    audit: () => ({}),
    pagesRead: () => ({}),
    dataKey: () => ({ key: new Uint8Array(32) }),
  })
}
