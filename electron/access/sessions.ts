import { createHash } from 'node:crypto'
import type { Clock } from '../base/clock.ts'
import { FRESH_SIGN_IN_MS, IDLE_SIGN_OUT_MS, SESSIONS_MAX } from './limits.ts'

interface Session {
  readonly userId: string
  /** A sign of somebody at the screen. */
  lastSignMonoMs: number
  /** When the PIN was given last. */
  pinMonoMs: number
}

/**
 * Who is signed in. In memory only: a station that starts anew knows nobody, and pausing, watching and the line itself need nobody.
 * Of a token only its hash is kept, so that nothing in this process gives one away.
 */
export class Sessions {
  readonly #clock: Clock
  readonly #newToken: () => string
  /** The one used longest ago first. */
  readonly #sessions = new Map<string, Session>()

  constructor(clock: Clock, newToken: () => string) {
    this.#clock = clock
    this.#newToken = newToken
  }

  /** The PIN was given just now. Answers the token, which is told once. */
  begin(userId: string): string {
    const token = this.#newToken()
    const nowMonoMs = this.#clock.monoMs()
    this.#sessions.set(keyOf(token), { userId, lastSignMonoMs: nowMonoMs, pinMonoMs: nowMonoMs })
    for (const key of this.#sessions.keys()) {
      if (this.#sessions.size <= SESSIONS_MAX) break
      this.#sessions.delete(key)
    }
    return token
  }

  /** Whose session it is; undefined when there is none, or none any more. */
  userOf(token: string | undefined): string | undefined {
    return this.#find(token)?.userId
  }

  isPinFresh(token: string | undefined): boolean {
    const session = this.#find(token)
    return session !== undefined && this.#clock.monoMs() - session.pinMonoMs <= FRESH_SIGN_IN_MS
  }

  /** Somebody is there. */
  sign(token: string | undefined): void {
    const session = this.#find(token)
    if (session === undefined || token === undefined) return
    session.lastSignMonoMs = this.#clock.monoMs()
    const key = keyOf(token)
    this.#sessions.delete(key)
    this.#sessions.set(key, session)
  }

  pinGiven(token: string | undefined): void {
    const session = this.#find(token)
    if (session !== undefined) session.pinMonoMs = this.#clock.monoMs()
    this.sign(token)
  }

  end(token: string | undefined): void {
    if (token !== undefined) this.#sessions.delete(keyOf(token))
  }

  /** All of somebody's, except perhaps one. */
  endOf(userId: string, exceptToken?: string): void {
    const kept = exceptToken === undefined ? undefined : keyOf(exceptToken)
    for (const [key, session] of this.#sessions)
      if (session.userId === userId && key !== kept) this.#sessions.delete(key)
  }

  #find(token: string | undefined): Session | undefined {
    if (token === undefined) return undefined
    const key = keyOf(token)
    const session = this.#sessions.get(key)
    if (session === undefined || this.#clock.monoMs() - session.lastSignMonoMs <= IDLE_SIGN_OUT_MS) return session
    this.#sessions.delete(key)
    return undefined
  }
}

function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('base64')
}
