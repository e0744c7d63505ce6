import { createHash } from 'node:crypto'
import type { Clock } from '../base/clock.ts'
import type { Logger } from '../log/logger.ts'
import type { SignInBook } from '../store/users.ts'
import { FRESH_SIGN_IN_MS, IDLE_SIGN_OUT_MS, SESSIONS_MAX, SIGN_KEPT_EVERY_MS } from './limits.ts'

interface Session {
  readonly userId: string
  /** A sign of somebody at the screen. */
  lastSignMonoMs: number
  /** When the sign was written down last. */
  keptMonoMs: number
  /** When the PIN was given last; undefined when that was before a restart. */
  pinMonoMs: number | undefined
}

export interface SessionsParts {
  readonly clock: Clock
  /** Where sessions outlive a restart of the station: whoever changes a setting, or meets a crash, need not sign in again. */
  readonly book: SignInBook
  readonly log: Logger
  newToken(): string
}

/** Who is signed in. Of a token only its hash is kept, in memory as on the disk, so that nothing here gives one away. */
export class Sessions {
  readonly #parts: SessionsParts
  /** The one used longest ago first. */
  readonly #sessions = new Map<string, Session>()

  constructor(parts: SessionsParts) {
    this.#parts = parts
    this.#readBook()
  }

  /** The PIN was given just now. Answers the token, which is told once. */
  begin(userId: string): string {
    const token = this.#parts.newToken()
    const nowMonoMs = this.#parts.clock.monoMs()
    const session = { userId, lastSignMonoMs: nowMonoMs, keptMonoMs: nowMonoMs, pinMonoMs: nowMonoMs }
    this.#sessions.set(keyOf(token), session)
    this.#keep(keyOf(token), session)
    for (const key of this.#sessions.keys()) {
      if (this.#sessions.size <= SESSIONS_MAX) break
      this.#drop(key)
    }
    return token
  }

  /** Whose session it is; undefined when there is none, or none any more. */
  userOf(token: string | undefined): string | undefined {
    return this.#find(token)?.userId
  }

  isPinFresh(token: string | undefined): boolean {
    const pinMonoMs = this.#find(token)?.pinMonoMs
    return pinMonoMs !== undefined && this.#parts.clock.monoMs() - pinMonoMs <= FRESH_SIGN_IN_MS
  }

  /** Somebody is there. */
  sign(token: string | undefined): void {
    const session = this.#find(token)
    if (session === undefined || token === undefined) return
    const nowMonoMs = this.#parts.clock.monoMs()
    session.lastSignMonoMs = nowMonoMs
    const key = keyOf(token)
    this.#sessions.delete(key)
    this.#sessions.set(key, session)
    if (nowMonoMs - session.keptMonoMs >= SIGN_KEPT_EVERY_MS) this.#keep(key, session)
  }

  pinGiven(token: string | undefined): void {
    const session = this.#find(token)
    if (session !== undefined) session.pinMonoMs = this.#parts.clock.monoMs()
    this.sign(token)
  }

  end(token: string | undefined): void {
    if (token !== undefined) this.#drop(keyOf(token))
  }

  /** All of somebody's, except perhaps one. */
  endOf(userId: string, exceptToken?: string): void {
    const kept = exceptToken === undefined ? undefined : keyOf(exceptToken)
    for (const [key, session] of [...this.#sessions]) if (session.userId === userId && key !== kept) this.#drop(key)
  }

  #find(token: string | undefined): Session | undefined {
    if (token === undefined) return undefined
    const key = keyOf(token)
    const session = this.#sessions.get(key)
    if (session === undefined || this.#parts.clock.monoMs() - session.lastSignMonoMs <= IDLE_SIGN_OUT_MS) return session
    this.#drop(key)
    return undefined
  }

  /** Durations over a restart are told by the wall clock alone: one that went back ends the session. */
  #readBook(): void {
    const { clock, book } = this.#parts
    this.#try(() => {
      for (const { key, userId, signedWallMs } of book.all()) {
        const agoMs = clock.wallMs() - signedWallMs
        if (agoMs < 0 || agoMs > IDLE_SIGN_OUT_MS) book.drop(key)
        else {
          const lastSignMonoMs = clock.monoMs() - agoMs
          this.#sessions.set(key, { userId, lastSignMonoMs, keptMonoMs: lastSignMonoMs, pinMonoMs: undefined })
        }
      }
    })
  }

  #keep(key: string, session: Session): void {
    const { clock, book } = this.#parts
    session.keptMonoMs = clock.monoMs()
    this.#try(() => book.put({ key, userId: session.userId, signedWallMs: clock.wallMs() }))
  }

  #drop(key: string): void {
    if (!this.#sessions.delete(key)) return
    this.#try(() => this.#parts.book.drop(key))
  }

  /** Who is signed in now does not depend on a disk. What could not be dropped there lives again after a restart, until it is too old, for whoever still has the token. */
  #try(work: () => void): void {
    try {
      work()
    } catch (problem) {
      this.#parts.log.error({ reason: String(problem) }, 'who is signed in could not be written down')
    }
  }
}

function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('base64')
}
