import { expect } from 'vitest'
import { openAccess } from '../../electron/access/open-access.ts'
import type { PinHasher } from '../../electron/access/pin-hash.ts'
import { NOBODY, type Right, type Role } from '../../electron/domain/access.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { cheapPins } from '../fake/cheap-pins.ts'
import { ManualTime } from '../fake/manual-time.ts'
import { MemoryStore } from '../fake/memory-store.ts'

export const PIN = '250419'
export const OTHER = '907263'

/** A station's doorman over a store in memory, with what a test asks of it. */
export function setUpAccess({ play = false, pins = cheapPins }: { play?: boolean; pins?: PinHasher } = {}) {
  const time = new ManualTime()
  const store = new MemoryStore()
  let made = 0
  const access = openAccess({ play, store, clock: time, log: silentLogger, pins, newSecret: () => `s${++made}` })
  const { handlers } = access
  const context = (token?: string) => ({ signal: new AbortController().signal, caller: NOBODY, token })
  /** As the serving end does: admitted first, then carried out. */
  const may = (right: Right, token?: string) => access.authorise({ method: 'any', right, token })
  const asked = (right: Right, token?: string) => ({ ...context(token), caller: may(right, token) as never })
  const signIn = async (userId: string, pin = PIN, token?: string) => {
    const outcome = await handlers.signIn({ userId, pin }, context(token))
    return outcome.ok ? outcome.token : outcome.refusal
  }
  const first = async () => {
    const outcome = await handlers.enrolFirstUser({ name: 'M. Visser', pin: PIN }, context())
    if (!outcome.ok) throw new Error(outcome.refusal)
    const { userId } = outcome.session.user ?? { userId: '' }
    return { token: outcome.token, userId }
  }
  const enrol = async (admin: string, name: string, roles: Role[]) => {
    expect(await handlers.enrolUser({ name, roles, pin: OTHER }, asked('users.manage', admin))).toEqual({ ok: true })
    const { userId } = store.users.all().find((user) => user.name === name) ?? { userId: '' }
    const token = await signIn(userId, OTHER)
    expect(await handlers.changePin({ pin: OTHER, newPin: PIN }, context(token))).toEqual({ ok: true })
    return { userId, token }
  }
  const acts = () => store.trail.map(({ who, act, subject }) => `${who} ${act} ${subject}`.trim())
  return { time, store, access, handlers, context, may, asked, signIn, first, enrol, acts }
}

export const refusal = (code: string) => expect.objectContaining({ name: 'RpcError', code })
