import type { AccessOutcome, SessionView, SignInOutcome, User } from '../contract/access.ts'
import { type Caller, isReservedName, type Role } from '../domain/access.ts'
import type { AuditDeed } from '../domain/audit.ts'
import type { Logger } from '../log/logger.ts'
import { RpcError } from '../rpc/rpc-error.ts'
import type { KeptPin, StoredUser } from '../store/users.ts'
import { callerOf, type Gatekeeper } from './gatekeeper.ts'
import { IDLE_SIGN_OUT_MS } from './limits.ts'
import { PinDesk, type PinDeskParts, passed, type Refused, refused } from './pin-desk.ts'
import { isTooSimple } from './pin-rules.ts'
import type { Sessions } from './sessions.ts'

/** What somebody is who was the first here: enrols the others, answers for the line, and runs it. */
const FIRST_ROLES: readonly Role[] = ['itAdmin', 'supervisor', 'operator']

export interface PeopleParts extends PinDeskParts {
  readonly play: boolean
  readonly sessions: Sessions
  readonly gatekeeper: Gatekeeper
  readonly log: Logger
  newUserId(): string
}

/** Of the port that asks. */
interface Asking {
  readonly caller: Caller
  readonly token: string | undefined
}

const DONE = { ok: true } as const

/** Enrolling, signing in and out, and who may what. Every change stands in the audit trail, or is not made. */
export class People {
  readonly #parts: PeopleParts
  readonly #pins: PinDesk

  constructor(parts: PeopleParts) {
    this.#parts = parts
    this.#pins = new PinDesk(parts)
  }

  /** Asking is a sign of somebody at the screen: a screen that is touched asks, and nothing else does. */
  session(token: string | undefined): SessionView {
    const { play, users, sessions, gatekeeper } = this.#parts
    sessions.sign(token)
    const user = gatekeeper.userOf(token)
    return {
      user: user === undefined ? null : sessionUser(user),
      anyUser: users.all().length > 0,
      play,
      idleSignOutMs: IDLE_SIGN_OUT_MS,
    }
  }

  signInNames(): { userId: string; name: string }[] {
    const active = this.#parts.users.all().filter((user) => user.active)
    return active.map(({ userId, name }) => ({ userId, name }))
  }

  signIn({ userId, pin }: { readonly userId: string; readonly pin: string }, token: string | undefined) {
    return this.#work<SignInOutcome>(async () => {
      const checked = await this.#pins.check(userId, pin)
      if (!checked.ok) return checked
      const kept = await this.#keptAnew(checked.user.pin, pin)
      return this.#begin({ ...checked.user, pin: kept }, { act: 'session.signIn', subject: checked.user.name }, token)
    })
  }

  signOut(token: string | undefined): Record<string, never> {
    const { gatekeeper, sessions, audited, log } = this.#parts
    try {
      const user = gatekeeper.userOf(token)
      if (user !== undefined) {
        audited(callerOf(user), { act: 'session.signOut', subject: user.name }, () => undefined)
      }
    } catch (problem) {
      // Nobody stays signed in because a disk is full.
      log.error({ reason: String(problem) }, 'a sign-out could not be written into the audit trail')
    }
    sessions.end(token)
    return {}
  }

  confirmPin({ pin }: { readonly pin: string }, token: string | undefined) {
    return this.#work<AccessOutcome>(async () => {
      const checked = await this.#pins.check(this.#signedIn(token).userId, pin)
      if (!checked.ok) return checked
      this.#parts.users.change(checked.user)
      this.#parts.sessions.pinGiven(token)
      return DONE
    })
  }

  changePin({ pin, newPin }: { readonly pin: string; readonly newPin: string }, token: string | undefined) {
    return this.#work<AccessOutcome>(async () => {
      const checked = await this.#pins.check(this.#signedIn(token).userId, pin)
      if (!checked.ok) return checked
      const { user } = checked
      // A right PIN counts as one, whatever becomes of the new one.
      this.#parts.users.change(user)
      if (newPin.normalize('NFKC') === pin.normalize('NFKC')) return refused('PIN_NOT_CHANGED')
      if (isTooSimple(newPin, user.name)) return refused('PIN_TOO_SIMPLE')
      const changed = { ...user, pin: await this.#parts.pins.keep(newPin), mustChangePin: false }
      this.#save(callerOf(user), { act: 'user.changePin', subject: user.name }, changed)
      // Whoever knew the old one elsewhere is out.
      this.#parts.sessions.endOf(user.userId, token)
      this.#parts.sessions.pinGiven(token)
      return DONE
    })
  }

  enrolFirstUser({ name, pin }: { readonly name: string; readonly pin: string }, token: string | undefined) {
    return this.#work<SignInOutcome>(async () => {
      const { users, pins } = this.#parts
      if (users.all().length > 0) return refused('ALREADY_ENROLLED')
      if (isReservedName(name)) return refused('NAME_RESERVED')
      if (isTooSimple(pin, name)) return refused('PIN_TOO_SIMPLE')
      const user = this.#fresh(name, FIRST_ROLES, await pins.keep(pin), false)
      const deed: AuditDeed = { act: 'user.enrolFirst', subject: name, after: rolesText(user) }
      return this.#begin(user, deed, token, () => users.add(user))
    })
  }

  listUsers(): User[] {
    const nowWallMs = this.#parts.clock.wallMs()
    return this.#parts.users.all().map(({ userId, name, roles, active, mustChangePin, lockedUntilWallMs }) => {
      const locked = lockedUntilWallMs !== null && lockedUntilWallMs > nowWallMs ? lockedUntilWallMs : null
      return { userId, name, roles: [...roles], active, mustChangePin, lockedUntilWallMs: locked }
    })
  }

  enrolUser(
    wish: { readonly name: string; readonly roles: readonly Role[]; readonly pin: string },
    { caller }: Asking,
  ) {
    return this.#work<AccessOutcome>(async () => {
      const { users, pins, audited } = this.#parts
      if (isReservedName(wish.name)) return refused('NAME_RESERVED')
      if (users.isNameTaken(wish.name)) return refused('NAME_TAKEN')
      if (isTooSimple(wish.pin, wish.name)) return refused('PIN_TOO_SIMPLE')
      const user = this.#fresh(wish.name, wish.roles, await pins.keep(wish.pin), true)
      audited(caller, { act: 'user.enrol', subject: user.name, after: rolesText(user) }, () => users.add(user))
      return DONE
    })
  }

  changeUser(
    wish: { readonly userId: string; readonly roles: readonly Role[]; readonly active: boolean },
    { caller }: Asking,
  ) {
    return this.#work<AccessOutcome>(async () => {
      const { users, sessions } = this.#parts
      const user = users.find(wish.userId)
      if (user === undefined) return refused('UNKNOWN_USER')
      const changed = { ...user, roles: [...new Set(wish.roles)], active: wish.active }
      if (rolesText(changed) === rolesText(user)) return DONE
      const others = users.all().filter(({ userId }) => userId !== user.userId)
      if (![...others, changed].some(isAdmin)) return refused('LAST_ADMIN')
      const deed: AuditDeed = {
        act: 'user.change',
        subject: user.name,
        before: rolesText(user),
        after: rolesText(changed),
      }
      this.#save(caller, deed, changed)
      sessions.endOf(user.userId)
      return DONE
    })
  }

  resetPin({ userId, pin }: { readonly userId: string; readonly pin: string }, { caller }: Asking) {
    return this.#work<AccessOutcome>(async () => {
      const { users, pins, sessions } = this.#parts
      const user = users.find(userId)
      if (user === undefined) return refused('UNKNOWN_USER')
      if (isTooSimple(pin, user.name)) return refused('PIN_TOO_SIMPLE')
      const kept = await pins.keep(pin)
      this.#save(
        caller,
        { act: 'user.resetPin', subject: user.name },
        { ...passed(user), pin: kept, mustChangePin: true },
      )
      sessions.endOf(userId)
      return DONE
    })
  }

  /** One after the other, so that nothing changes between a look and what follows from it. What cannot be saved is an answer. */
  async #work<Outcome>(work: () => Promise<Outcome | Refused>): Promise<Outcome | Refused> {
    if (this.#parts.play) throw new RpcError('IN_PLAY', 'nobody signs in in training; leave it first')
    return this.#pins.inTurn(async () => {
      try {
        return await work()
      } catch (problem) {
        if (problem instanceof RpcError) throw problem
        this.#parts.log.error({ reason: String(problem) }, 'what was done about a user could not be saved')
        return refused('NOT_SAVED')
      }
    })
  }

  #signedIn(token: string | undefined): StoredUser {
    const user = this.#parts.gatekeeper.userOf(token)
    if (user === undefined) throw new RpcError('SIGN_IN_NEEDED', 'nobody is signed in here')
    return user
  }

  #save(caller: Caller, deed: AuditDeed, user: StoredUser): void {
    this.#parts.audited(caller, deed, () => this.#parts.users.change(user))
  }

  /** Signed in, in place of whoever was signed in at this screen. */
  #begin(
    user: StoredUser,
    deed: AuditDeed,
    token: string | undefined,
    save: () => void = () => this.#parts.users.change(user),
  ): SignInOutcome {
    const { audited, sessions } = this.#parts
    audited(callerOf(user), deed, save)
    sessions.end(token)
    const fresh = sessions.begin(user.userId)
    return { ok: true, token: fresh, session: this.session(fresh) }
  }

  #fresh(name: string, roles: readonly Role[], pin: KeptPin, mustChangePin: boolean): StoredUser {
    const userId = this.#parts.newUserId()
    return {
      userId,
      name,
      roles: [...new Set(roles)],
      active: true,
      mustChangePin,
      pin,
      failedTries: 0,
      lockedUntilWallMs: null,
    }
  }

  /** At the price of today, now that the PIN is known. */
  async #keptAnew(kept: KeptPin, pin: string): Promise<KeptPin> {
    const { pins } = this.#parts
    return pins.isDated(kept) ? pins.keep(pin) : kept
  }
}

function sessionUser({ userId, name, roles, mustChangePin }: StoredUser): NonNullable<SessionView['user']> {
  return { userId, name, roles: [...roles], mustChangePin }
}

function isAdmin({ active, roles }: StoredUser): boolean {
  return active && roles.includes('itAdmin')
}

function rolesText({ roles, active }: Pick<StoredUser, 'roles' | 'active'>): string {
  return JSON.stringify({ roles: [...roles].sort(), active })
}
