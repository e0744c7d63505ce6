import { createHash } from 'node:crypto'
import type { Clock } from '../base/clock.ts'
import { SESSIONS_MAX, WRONG_LINKS_MAX, WRONG_LINKS_WINDOW_MS } from './limits.ts'

export type SignInAnswer = { readonly session: string } | { readonly refused: 'WRONG_LINK' | 'TOO_MANY_TRIES' }

/**
 * One-time links and the sessions that browsers get for them. Only hashes are kept, so that nothing in memory can be
 * presented, and so that comparing takes the same time whatever is presented.
 */
export class SignIn {
  readonly #clock: Clock
  readonly #randomToken: () => string
  readonly #links = new Set<string>()
  readonly #sessions = new Set<string>()
  #wrongAtMs: number[] = []

  constructor(clock: Clock, randomToken: () => string) {
    this.#clock = clock
    this.#randomToken = randomToken
  }

  /** A token for a link that works once. */
  issue(): string {
    const token = this.#randomToken()
    this.#links.add(hashOf(token))
    return token
  }

  /** Trades the token of a link for a session; the token is worth nothing afterwards. */
  exchange(token: string): SignInAnswer {
    const nowMs = this.#clock.monoMs()
    this.#wrongAtMs = this.#wrongAtMs.filter((wrongMs) => nowMs - wrongMs < WRONG_LINKS_WINDOW_MS)
    if (this.#wrongAtMs.length >= WRONG_LINKS_MAX) return { refused: 'TOO_MANY_TRIES' }
    if (!this.#links.delete(hashOf(token))) {
      this.#wrongAtMs.push(nowMs)
      return { refused: 'WRONG_LINK' }
    }
    const session = this.#randomToken()
    this.#sessions.add(hashOf(session))
    const [oldest] = this.#sessions
    if (this.#sessions.size > SESSIONS_MAX && oldest !== undefined) this.#sessions.delete(oldest)
    return { session }
  }

  isSession(session: string | undefined): boolean {
    return session !== undefined && this.#sessions.has(hashOf(session))
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
