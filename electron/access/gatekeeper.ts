import { type Caller, isCritical, isOpen, mayDo, mayDoInPlay, NOBODY, type Right, TRAINEE } from '../domain/access.ts'
import type { AccessQuestion } from '../rpc/authorise.ts'
import { RpcError } from '../rpc/rpc-error.ts'
import type { StoredUser, UserBook } from '../store/users.ts'
import type { Sessions } from './sessions.ts'

export interface GatekeeperParts {
  readonly play: boolean
  readonly sessions: Sessions
  readonly users: Pick<UserBook, 'find'>
}

/** The one answer to "may who asks do this now?", for every screen and every service. What is asked is read from the store each time. */
export class Gatekeeper {
  readonly #parts: GatekeeperParts

  constructor(parts: GatekeeperParts) {
    this.#parts = parts
  }

  /** Who asks, if they may; throws an `RpcError` that says why not. A right that is carried out is a sign of somebody at the screen. */
  admit({ right, token }: Pick<AccessQuestion, 'right' | 'token'>): Caller {
    const { play, sessions } = this.#parts
    if (right === 'process') throw new RpcError('NOT_ALLOWED', 'this is between processes')
    if (play) return admitInPlay(right)
    if (isOpen(right)) return this.#whoPerhaps(token)
    const user = this.userOf(token)
    if (user === undefined) throw new RpcError('SIGN_IN_NEEDED', `${right} needs somebody who is signed in`)
    if (user.mustChangePin) throw new RpcError('NOT_ALLOWED', 'choose a PIN of your own first')
    if (!mayDo(right, user)) throw new RpcError('NOT_ALLOWED', `${right} is not for ${user.roles.join(', ')}`)
    if (isCritical(right) && !sessions.isPinFresh(token)) {
      throw new RpcError('PIN_NEEDED_AGAIN', `${right} asks for the PIN again`)
    }
    sessions.sign(token)
    return callerOf(user)
  }

  /** Who is signed in with that token; undefined for nobody. Whoever has left is nobody. */
  userOf(token: string | undefined): StoredUser | undefined {
    const userId = this.#parts.sessions.userOf(token)
    const user = userId === undefined ? undefined : this.#parts.users.find(userId)
    return user?.active === true ? user : undefined
  }

  /** For what everybody may do: who it was is worth knowing, but never a reason to refuse. */
  #whoPerhaps(token: string | undefined): Caller {
    try {
      const user = this.userOf(token)
      return user === undefined ? NOBODY : callerOf(user)
    } catch {
      return NOBODY
    }
  }
}

export function callerOf({ userId, name, roles }: StoredUser): Caller {
  return { userId, name, roles }
}

function admitInPlay(right: Right): Caller {
  if (mayDoInPlay(right)) return TRAINEE
  throw new RpcError('NOT_ALLOWED', 'leave training first: this is about the machine itself')
}
