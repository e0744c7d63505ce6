import { type Access, openAccess } from '../../access/open-access.ts'
import type { Clock } from '../../base/clock.ts'
import { lineContract } from '../../contract/line.ts'
import type { Audited } from '../../domain/audit.ts'
import type { Logger } from '../../log/logger.ts'
import { ownProcess } from '../../rpc/authorise.ts'
import type { Handlers } from '../../rpc/contract-types.ts'
import type { Port } from '../../rpc/port.ts'
import { RpcError } from '../../rpc/rpc-error.ts'
import { createService, type RpcService } from '../../rpc/service.ts'
import type { KeptSignIn, StoredUser } from '../../store/users.ts'

export interface RescueParts {
  readonly play: boolean
  /** Everybody who was enrolled when the newest backup was made; they may sign in, and nobody else. */
  readonly users: readonly StoredUser[]
  readonly clock: Clock
  readonly log: Logger
}

export interface RescueDesk {
  readonly authorise: Access['authorise']
  readonly audited: Audited
  /** A screen, or one of our own processes. */
  attach(port: Port, own?: boolean): void
  close(): void
}

/**
 * What a station does whose database cannot be opened: it says who may, so that somebody with the right can have a backup put back, and refuses
 * everything else. Nothing is received: the scanner waits. What is done meanwhile stands in the trail of the restored database as that restore.
 */
export function openRescue(parts: RescueParts): RescueDesk {
  const { play, clock, log } = parts
  const audited: Audited = (caller, deed, change) => {
    const value = change()
    log.info({ who: caller.name, ...deed }, 'done while the database cannot be opened')
    return value
  }
  const store = { users: usersInMemory(parts.users), signIns: signInsInMemory(), audited }
  const access = openAccess({ play, store, clock, log })
  const onError = (problem: unknown, method: string) => log.warn({ method, reason: String(problem) }, 'refused')
  const service: RpcService<typeof lineContract> = createService(lineContract, handlersOf(access), {
    authorise: access.authorise,
    onError,
  })
  return {
    ...{ authorise: access.authorise, audited },
    attach: (port, own = false) => (own ? service.attach(port, ownProcess) : service.attach(port)),
    close: () => service.close(),
  }
}

/** Only what is about people is answered. */
function handlersOf(access: Access): Handlers<typeof lineContract> {
  const refuse = () => {
    throw new RpcError('DATABASE_DAMAGED', 'the station cannot open its database; open Service and restore a backup')
  }
  const refusals = Object.fromEntries(Object.keys(lineContract.methods).map((method) => [method, refuse]))
  // Every method of the contract is in one of the two; the types cannot follow a list of names.
  return { ...refusals, ...access.handlers } as Handlers<typeof lineContract>
}

/** Wrong PINs are counted here too; enrolling somebody would be forgotten, and is refused. */
function usersInMemory(all: readonly StoredUser[]) {
  const users = new Map(all.map((user) => [user.userId, user]))
  return {
    all: () => [...users.values()],
    find: (userId: string) => users.get(userId),
    isNameTaken: () => true,
    add() {
      throw new RpcError('DATABASE_DAMAGED', 'nobody can be enrolled while the database cannot be opened')
    },
    change(user: StoredUser) {
      users.set(user.userId, user)
    },
  }
}

function signInsInMemory() {
  const signIns = new Map<string, KeptSignIn>()
  return {
    all: () => [...signIns.values()],
    put: (signIn: KeptSignIn) => void signIns.set(signIn.key, signIn),
    drop: (key: string) => void signIns.delete(key),
  }
}
