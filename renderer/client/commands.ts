import { RpcError } from '../../electron/rpc/rpc-error.ts'
import { accessCodeOf } from './guarded-call.ts'
import type { CallingEnds, Session } from './session.ts'
import { meetNeed } from './sheet.ts'
import type { Notice } from './state.ts'
import { consoleStore } from './store.ts'

/** Any answer to a command: done, refused for a named reason, or nothing to say. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly refusal: string } | Record<string, never>

let session: Session | undefined
let noticesMade = 0

/** Nobody was there to do it, or to say who may. */
const UNREACHABLE: ReadonlySet<string> = new Set(['CLOSED', 'DEADLINE', 'NOBODY_TO_ASK'])

/** Told once at the start which session carries the commands of this page. */
export function bindSession(started: Session): void {
  session = started
}

export type Service = keyof CallingEnds
/** What a command is given to call. */
export type EndOf<S extends Service> = NonNullable<CallingEnds[S]>

/**
 * Carries out one command. True when it was done; otherwise the reason stands in the store as a notice.
 * A command that cannot be carried out now is an answer, not an exception; one that needs somebody else asks for them first.
 */
export async function carryOut<S extends Service>(
  service: S,
  command: (client: EndOf<S>) => Promise<Outcome>,
): Promise<boolean> {
  closeNotice()
  try {
    const outcome = await askFor(service, command)
    if (!('ok' in outcome) || outcome.ok === true) return true
    if (typeof outcome.refusal === 'string') show('refusal', outcome.refusal)
  } catch (problem) {
    // Whoever was asked who they are and thought better of it knows that nothing was done.
    if (accessCodeOf(problem) !== undefined) {
      if (consoleStore.getState().session?.play === true) show('refusal', 'NOT_IN_PLAY')
      return false
    }
    const code = codeOf(problem)
    show(UNREACHABLE.has(code) ? 'unreachable' : 'failed', code)
  }
  return false
}

/** Asks a service for something; rejects with an `RpcError`, code CLOSED while the service is not connected. */
export async function ask<S extends Service, T>(service: S, question: (client: EndOf<S>) => Promise<T>): Promise<T> {
  const client: CallingEnds[S] | undefined = session?.clients[service]
  if (client === undefined) throw new RpcError('CLOSED', `${service} is not connected`)
  return question(client)
}

/** As `ask`, for what a person wants just now: where it needs somebody else, or a PIN, the sheet asks for them and it goes on. */
export async function askFor<S extends Service, T>(service: S, question: (client: EndOf<S>) => Promise<T>): Promise<T> {
  const end: CallingEnds[S] | undefined = session?.guarded(meetNeed)[service]
  if (end === undefined) throw new RpcError('CLOSED', `${service} is not connected`)
  return question(end)
}

/** Signs the calls of this page from now on; undefined for nobody. */
export function keepToken(token: string | undefined): void {
  session?.setToken(token)
}

/** The closed list's word for what went wrong with a call. */
/** Why a question failed, as far as it crossed: a code, and the file that it is about. */
export interface Failure {
  readonly code: string
  readonly file?: string | undefined
}

export function failureOf(problem: unknown): Failure {
  return { code: codeOf(problem), file: problem instanceof RpcError ? problem.file : undefined }
}

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
