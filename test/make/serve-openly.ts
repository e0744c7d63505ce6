import { ownProcess } from '../../electron/rpc/authorise.ts'
import type { Contract, Handlers } from '../../electron/rpc/contract-types.ts'
import type { Port } from '../../electron/rpc/port.ts'
import { type RpcServer, serve } from '../../electron/rpc/server.ts'
import { createService, type RpcService } from '../../electron/rpc/service.ts'

/** Serves whoever asks: for tests that are not about who may. */
export function serveOpenly<const C extends Contract>(port: Port, contract: C, handlers: Handlers<C>): RpcServer<C> {
  return serve(port, contract, handlers, { authorise: ownProcess })
}

/** As `serveOpenly`, on any number of ports. */
export function createOpenService<const C extends Contract>(contract: C, handlers: Handlers<C>): RpcService<C> {
  return createService(contract, handlers, { authorise: ownProcess })
}
