import type { Timers } from '../base/clock.ts'
import { accessDeskContract } from '../contract/access-desk.ts'
import { type Caller, isOpen, NOBODY } from '../domain/access.ts'
import type { AuditDeed } from '../domain/audit.ts'
import type { AccessQuestion, Authorise } from '../rpc/authorise.ts'
import { connect, type RpcClient } from '../rpc/client.ts'
import type { Port } from '../rpc/port.ts'
import { RpcError } from '../rpc/rpc-error.ts'

/** A restart of the station takes some seconds; whoever asks meanwhile waits for it rather than being turned away. Within the deadline of a call. */
const AWAY_PATIENCE_MS = 8_000
/** A station that is there answers within milliseconds; one that does not is as good as away for whoever waits at a screen. */
const ANSWER_DEADLINE_MS = 3_000

type Client = RpcClient<typeof accessDeskContract>

/**
 * For the processes that do not know who is signed in: they ask the station, at every call, because a sign-out or a lost role must hold at once.
 * While the station is away, what everybody may do goes on; the rest waits a little for it, and then is refused with NOBODY_TO_ASK.
 */
export class StationAuthority {
  readonly #timers: Timers
  /** Of a station that has said hello. */
  #client: Client | undefined
  readonly #waiting = new Set<() => void>()

  constructor(timers: Timers) {
    this.#timers = timers
  }

  readonly authorise: Authorise = async ({ right, token }) => {
    if (!isOpen(right)) {
      if (this.#client === undefined) await this.#present()
      return this.#admit(right, token)
    }
    // Whoever watches need not be known; everything else is worth a name, if it can be had.
    if (right === 'watch' || token === undefined) return NOBODY
    return this.#admit(right, token).catch(() => NOBODY)
  }

  /** The station has been started, for the first time or again. Settles when it is there, or when it ended before it was. */
  async attach(port: Port): Promise<void> {
    const client = connect(port, accessDeskContract, { timers: this.#timers })
    client.onClose(() => {
      if (this.#client === client) this.#client = undefined
    })
    try {
      await client.ready
    } catch {
      return
    }
    this.#client = client
    for (const settle of [...this.#waiting]) settle()
  }

  /** Writes a deed of this process into the trail; rejects when it is not there for sure, at once while the station is away. */
  async audit({ userId, name, roles }: Caller, deed: AuditDeed): Promise<void> {
    const caller = { ...(userId === undefined ? {} : { userId }), name, roles: [...roles] }
    await this.#ask((client) => client.call('audit', { caller, deed }, { deadlineMs: ANSWER_DEADLINE_MS }))
  }

  /** The key of the data that the station writes; rejects while it is away. */
  async dataKey(): Promise<Uint8Array> {
    const { key } = await this.#ask((client) => client.call('dataKey', {}, { deadlineMs: ANSWER_DEADLINE_MS }))
    return new Uint8Array(key)
  }

  /** Lets the station know how the check of every page ended; rejects while it is away. */
  async pagesRead(sound: boolean): Promise<void> {
    await this.#ask((client) => client.call('pagesRead', { sound }, { deadlineMs: ANSWER_DEADLINE_MS }))
  }

  async #admit(right: AccessQuestion['right'], token: string | undefined): Promise<Caller> {
    const answer = await this.#ask((client) =>
      client.call('admit', { right, token: token ?? null }, { deadlineMs: ANSWER_DEADLINE_MS }),
    )
    if (!answer.ok) throw new RpcError(answer.code, answer.message)
    const { userId, name, roles } = answer.caller
    return { userId, name, roles }
  }

  /** Settles when a station is there, or when waiting for one has lasted long enough. */
  #present(): Promise<void> {
    return new Promise((resolve) => {
      const settle = () => {
        this.#timers.cancel(patience)
        this.#waiting.delete(settle)
        resolve()
      }
      const patience = this.#timers.after(AWAY_PATIENCE_MS, settle)
      this.#waiting.add(settle)
    })
  }

  async #ask<T>(question: (client: Client) => Promise<T>): Promise<T> {
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
