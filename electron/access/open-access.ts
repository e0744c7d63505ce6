import { randomBytes } from 'node:crypto'
import type { Clock } from '../base/clock.ts'
import type { accessMethods } from '../contract/access.ts'
import type { Logger } from '../log/logger.ts'
import type { Authorise } from '../rpc/authorise.ts'
import type { Handlers } from '../rpc/contract-types.ts'
import type { Store } from '../store/store.ts'
import { Gatekeeper } from './gatekeeper.ts'
import { People } from './people.ts'
import { type PinHasher, scryptPins } from './pin-hash.ts'
import { Sessions } from './sessions.ts'

const TOKEN_BYTES = 32
const USER_ID_BYTES = 8

export interface OpenAccessOptions {
  readonly play: boolean
  readonly store: Pick<Store, 'users' | 'signIns' | 'audited'>
  readonly clock: Clock
  readonly log: Logger
  /** Cheaper ones for tests. */
  readonly pins?: PinHasher
  /** Of that many bytes, as text. */
  readonly newSecret?: (bytes: number) => string
}

/** The part of the line's contract that is about people. */
interface AccessContract {
  readonly service: string
  readonly methods: typeof accessMethods
  readonly events: Record<never, never>
}

export interface Access {
  /** For the ports of screens. */
  readonly authorise: Authorise
  /** The part of the station's service that is about people. */
  readonly handlers: Handlers<AccessContract>
}

/** People at this station. */
export function openAccess(options: OpenAccessOptions): Access {
  const { play, store, clock, log, pins = scryptPins() } = options
  const newSecret = options.newSecret ?? ((bytes) => randomBytes(bytes).toString('base64url'))
  const { users, signIns: book, audited } = store
  const sessions = new Sessions({ clock, book, log, newToken: () => newSecret(TOKEN_BYTES) })
  const gatekeeper = new Gatekeeper({ play, sessions, users })
  const people = new People({
    ...{ play, users, audited, clock, log, pins, sessions, gatekeeper },
    newUserId: () => newSecret(USER_ID_BYTES),
  })
  return {
    authorise: (question) => gatekeeper.admit(question),
    handlers: {
      session: (_params, { token }) => people.session(token),
      listSignInNames: () => people.signInNames(),
      signIn: (params, { token }) => people.signIn(params, token),
      signOut: (_params, { token }) => people.signOut(token),
      confirmPin: (params, { token }) => people.confirmPin(params, token),
      changePin: (params, { token }) => people.changePin(params, token),
      enrolFirstUser: (params, { token }) => people.enrolFirstUser(params, token),
      listUsers: () => people.listUsers(),
      enrolUser: (params, context) => people.enrolUser(params, context),
      changeUser: (params, context) => people.changeUser(params, context),
      resetPin: (params, context) => people.resetPin(params, context),
    },
  }
}
