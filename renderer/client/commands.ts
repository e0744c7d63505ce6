import { RpcError } from '../../electron/rpc/rpc-error.ts'
import type { ScreenClients, Session } from './session.ts'
import type { Notice } from './state.ts'
import { consoleStore } from './store.ts'

/** Any answer to a command: done, refused for a named reason, or nothing to say. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly refusal: string } | Record<string, never>

let session: Session | undefined
let noticesMade = 0

/** Told once at the start which session carries the commands of this page. */
export function bindSession(started: Session): void {
  session = started
}

type Service = keyof ScreenClients
type ClientOf<S extends Service> = NonNullable<ScreenClients[S]>

/**
 * Carries out one command. True when it was done; otherwise the reason stands in the store as a notice.
 * A command that cannot be carried out now is an answer, not an exception.
 */
export async function carryOut<S extends Service>(
  service: S,
  command: (client: ClientOf<S>) => Promise<Outcome>,
): Promise<boolean> {
  closeNotice()
  try {
    const outcome = await ask(service, command)
    if (!('ok' in outcome) || outcome.ok === true) return true
    if (typeof outcome.refusal === 'string') show('refusal', outcome.refusal)
  } catch (problem) {
    const code = codeOf(problem)
    show(code === 'CLOSED' || code === 'DEADLINE' ? 'unreachable' : 'failed', code)
  }
  return false
}

/** Asks a service for something; rejects with an `RpcError`, code CLOSED while the service is not connected. */
export async function ask<S extends Service, T>(service: S, question: (client: ClientOf<S>) => Promise<T>): Promise<T> {
  const client = session?.clients[service]
  if (client === undefined) throw new RpcError('CLOSED', `${service} is not connected`)
  return question(client)
}

/** The closed list's word for what went wrong with a call. */
export function codeOf(problem: unknown): string {
  return problem instanceof RpcError ? problem.code : 'FAILED'
}

export function closeNotice(): void {
  consoleStore.setState({ notice: undefined })
}

function show(kind: Notice['kind'], code: string): void {
  noticesMade++
  consoleStore.setState({ notice: { id: noticesMade, kind, code } })
}
