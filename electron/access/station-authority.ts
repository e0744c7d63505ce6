import type { Timers } from '../base/clock.ts'
import { accessDeskContract } from '../contract/access-desk.ts'
import { type Caller, isOpen, NOBODY } from '../domain/access.ts'
import type { AuditDeed } from '../domain/audit.ts'
import type { AccessQuestion, Authorise } from '../rpc/authorise.ts'
import { connect, type RpcClient } from '../rpc/client.ts'
import type { Port } from '../rpc/port.ts'
import { RpcError } from '../rpc/rpc-error.ts'

/** A station answers within milliseconds; one that does not is as good as away for whoever waits at a screen. */
const ANSWER_DEADLINE_MS = 3_000

/**
 * For the processes that do not know who is signed in: they ask the station, at every call, because a sign-out or a lost role must hold at once.
 * While the station is away, what everybody may do goes on, and the rest is refused with NOBODY_TO_ASK.
 */
export class StationAuthority {
  readonly #timers: Timers
  #client: RpcClient<typeof accessDeskContract> | undefined

  constructor(timers: Timers) {
    this.#timers = timers
  }

  readonly authorise: Authorise = ({ right, token }) => {
    // Whoever watches need not be known; everything else is worth a name.
    if (isOpen(right) && (right === 'watch' || token === undefined)) return NOBODY
    return isOpen(right) ? this.#admit(right, token).catch(() => NOBODY) : this.#admit(right, token)
  }

  /** The station has started, for the first time or again. */
  attach(port: Port): void {
    const client = connect(port, accessDeskContract, { timers: this.#timers })
    this.#client = client
    client.onClose(() => {
      if (this.#client === client) this.#client = undefined
    })
  }

  /** Writes a deed of this process into the trail; rejects when it is not there for sure. */
  async audit({ userId, name, roles }: Caller, deed: AuditDeed): Promise<void> {
    const caller = { ...(userId === undefined ? {} : { userId }), name, roles: [...roles] }
    await this.#ask((client) => client.call('audit', { caller, deed }, { deadlineMs: ANSWER_DEADLINE_MS }))
  }

  async #admit(right: AccessQuestion['right'], token: string | undefined): Promise<Caller> {
    const answer = await this.#ask((client) =>
      client.call('admit', { right, token: token ?? null }, { deadlineMs: ANSWER_DEADLINE_MS }),
    )
    if (!answer.ok) throw new RpcError(answer.code, answer.message)
    const { userId, name, roles } = answer.caller
    return { userId, name, roles }
  }

  async #ask<T>(question: (client: RpcClient<typeof accessDeskContract>) => Promise<T>): Promise<T> {
    const client = this.#client
    if (client === undefined) throw away()
    try {
      return await question(client)
    } catch (problem) {
      if (problem instanceof RpcError && ['CLOSED', 'DEADLINE', 'BUSY'].includes(problem.code)) throw away()
      throw problem
    }
  }
}

function away(): RpcError {
  return new RpcError(
    'NOBODY_TO_ASK',
    'the station, which knows who is signed in, does not answer; try again in a moment',
  )
}
