import type { AccessOutcome, SessionView, SignInOutcome } from '../../electron/contract/access.ts'
import { lineContract } from '../../electron/contract/line.ts'
import { reviewContract } from '../../electron/contract/review.ts'
import { shellContract } from '../../electron/contract/shell.ts'
import { mayDo, mayDoInPlay, type Right, ROLES, type Role } from '../../electron/domain/access.ts'
import type { Contract } from '../../electron/rpc/contract-types.ts'
import { ask, keepToken } from './commands.ts'
import { consoleStore, useConsole } from './store.ts'

/** Signs somebody in here. What comes stands in the store; the token stays in this page's memory. */
export function signIn(userId: string, pin: string): Promise<SignInOutcome> {
  return ask('station', (station) => station.call('signIn', { userId, pin })).then(kept)
}

/** Enrols the very first user of this station, who is then signed in. */
export function enrolFirstUser(name: string, pin: string): Promise<SignInOutcome> {
  return ask('station', (station) => station.call('enrolFirstUser', { name, pin })).then(kept)
}

/** The PIN again, before a critical act. */
export function confirmPin(pin: string): Promise<AccessOutcome> {
  return ask('station', (station) => station.call('confirmPin', { pin }))
}

/** Another PIN for whoever is signed in. */
export async function changePin(pin: string, newPin: string): Promise<AccessOutcome> {
  const outcome = await ask('station', (station) => station.call('changePin', { pin, newPin }))
  if (outcome.ok) await readSession()
  return outcome
}

/** Forgets who stands here. The screen forgets even when the station does not answer: the token is gone with it. */
export async function signOut(): Promise<void> {
  await ask('station', (station) => station.call('signOut', {})).catch(() => undefined)
  keepToken(undefined)
  consoleStore.setState((state) => ({ session: state.session && { ...state.session, user: null } }))
}

/** Asks the station anew who is signed in here; a failure leaves what is known. */
export async function readSession(): Promise<void> {
  const session = await ask('station', (station) => station.call('session', {})).catch(() => undefined)
  if (session === undefined) return
  if (session.user === null) keepToken(undefined)
  consoleStore.setState({ session })
}

function kept(outcome: SignInOutcome): SignInOutcome {
  if (outcome.ok) {
    keepToken(outcome.token)
    consoleStore.setState({ session: outcome.session })
  }
  return outcome
}

/** Whether who stands here may do it; true as long as nothing is known, because the station decides anyway. Play knows no people, and keeps its hands off the machine. */
export function sessionMay(right: Right, session: SessionView | undefined): boolean {
  if (session === undefined) return true
  return session.play ? mayDoInPlay(right) : mayDo(right, { roles: session.user?.roles ?? [] })
}

/** As `sessionMay`, for a component. */
export function useMay(right: Right): boolean {
  return useConsole((state) => sessionMay(right, state.session))
}

const CONTRACTS = { station: lineContract, review: reviewContract, shell: shellContract }

/** A method of one of the three services. */
export type MethodOf =
  | { readonly station: keyof (typeof lineContract)['methods'] }
  | { readonly review: keyof (typeof reviewContract)['methods'] }
  | { readonly shell: keyof (typeof shellContract)['methods'] }

/** The right that a method needs, from the contract itself; so that a lock on the screen never says other than the service. */
export function rightOf(method: MethodOf): Right {
  const [[service, name] = []] = Object.entries(method)
  const contract: Contract | undefined = Object.entries(CONTRACTS).find(([known]) => known === service)?.[1]
  return contract?.methods[name ?? '']?.right ?? 'watch'
}

/** The roles that hold the right, in the order of `ROLES`. */
export function rolesWith(right: Right): readonly Role[] {
  return ROLES.filter((role) => mayDo(right, { roles: [role] }))
}
