import type { Clock } from '../base/clock.ts'
import type { ACCESS_REFUSALS } from '../contract/access.ts'
import { NOBODY } from '../domain/access.ts'
import type { Audited } from '../domain/audit.ts'
import { RpcError } from '../rpc/rpc-error.ts'
import type { StoredUser, UserBook } from '../store/users.ts'
import { PIN_CHECKS_WAITING_MAX } from './limits.ts'
import { lockedUntil, lockWaitMs } from './lock-out.ts'
import type { PinHasher } from './pin-hash.ts'

export type AccessRefusal = (typeof ACCESS_REFUSALS)[number]
export interface Refused {
  readonly ok: false
  readonly refusal: AccessRefusal
  readonly untilWallMs: number | null
}

export function refused(refusal: AccessRefusal, untilWallMs: number | null = null): Refused {
  return { ok: false, refusal, untilWallMs }
}

export type CheckedPin = { readonly ok: true; readonly user: StoredUser } | Refused

export interface PinDeskParts {
  readonly users: UserBook
  readonly audited: Audited
  readonly clock: Clock
  readonly pins: PinHasher
}

/** Checks PINs, one after the other, and counts the wrong ones. All of it is in the database: starting the station anew gives no try back. */
export class PinDesk {
  readonly #parts: PinDeskParts
  #turn: Promise<unknown> = Promise.resolve()
  #waiting = 0

  constructor(parts: PinDeskParts) {
    this.#parts = parts
  }

  /** One thing with PINs at a time: a hundred tries at once would be counted too late. Rejects with BUSY when too many wait. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#waiting >= PIN_CHECKS_WAITING_MAX) {
      return Promise.reject(new RpcError('BUSY', 'too many PINs are being checked; try again'))
    }
    this.#waiting++
    const next = this.#turn.then(work).finally(() => this.#waiting--)
    this.#turn = next.catch(() => undefined)
    return next
  }

  /** Whether that is the PIN of somebody who may sign in. Only within `inTurn`. A right one is for whoever asked to write down; see `passed`. */
  async check(userId: string, pin: string): Promise<CheckedPin> {
    const { users, clock, pins } = this.#parts
    const user = users.find(userId)
    if (user === undefined || !user.active) return refused('UNKNOWN_USER')
    const locked = lockedUntil(user.lockedUntilWallMs, clock.wallMs())
    if (locked !== undefined) return refused('LOCKED_FOR_NOW', locked)
    // Counted before it is known whether it is wrong: pulling the plug in between gains no try.
    const charged = this.#charged(user)
    users.change(charged)
    if (!(await pins.matches(pin, user.pin))) return this.#wrong(charged)
    // Somebody may have taken the right or given another PIN meanwhile.
    const now = users.find(userId)
    if (now === undefined || !now.active || Buffer.compare(now.pin.hash, user.pin.hash) !== 0) {
      return refused('UNKNOWN_USER')
    }
    return { ok: true, user: passed(now) }
  }

  #charged(user: StoredUser): StoredUser {
    const failedTries = user.failedTries + 1
    const waitMs = lockWaitMs(failedTries)
    const lockedUntilWallMs = waitMs === 0 ? null : this.#parts.clock.wallMs() + waitMs
    return { ...user, failedTries, lockedUntilWallMs }
  }

  #wrong({ userId, name, failedTries, lockedUntilWallMs }: StoredUser): Refused {
    const { audited } = this.#parts
    const after = JSON.stringify({ tries: failedTries })
    audited(NOBODY, { act: 'session.refused', subject: name, after }, () => undefined)
    if (lockedUntilWallMs === null) return refused('WRONG_PIN')
    const until = JSON.stringify({ userId, until: new Date(lockedUntilWallMs).toISOString() })
    audited(NOBODY, { act: 'session.locked', subject: name, after: until }, () => undefined)
    return refused('LOCKED_FOR_NOW', lockedUntilWallMs)
  }
}

/** The user after a right PIN: nothing is counted against them any more. */
export function passed(user: StoredUser): StoredUser {
  return { ...user, failedTries: 0, lockedUntilWallMs: null }
}
