import type { SequencedMessage } from '../scanner/link.ts'

/** Messages of a session whose checksums are remembered: a minute at 1,000 a second. A scanner sends again what is seconds old. */
const REMEMBERED = 65_536
/** Sessions that are remembered for every line: the present one, and one that was interrupted. 768 KiB each. */
const SESSIONS_PER_LINE = 2

interface Session {
  readonly sequences: Float64Array
  readonly checksums: Uint32Array
}

/**
 * What the newest messages were, to tell one that is sent again from another one under the same name. Forgotten with the station: what
 * was received before its start is taken for what it says it is.
 */
export class ReceivedBytes {
  /** The one in which something came last is the last. */
  readonly #sessions = new Map<string, Session>()
  readonly #sessionsMax: number

  /** `lines` share it, because a scanner may be plugged in at another one. */
  constructor(lines = 1) {
    this.#sessionsMax = SESSIONS_PER_LINE * lines
  }

  note(message: SequencedMessage): void {
    const key = sessionKey(message)
    let session = this.#sessions.get(key)
    if (session === undefined) {
      session = { sequences: new Float64Array(REMEMBERED), checksums: new Uint32Array(REMEMBERED) }
    }
    this.#sessions.delete(key)
    this.#sessions.set(key, session)
    const oldest = this.#sessions.keys().next()
    if (this.#sessions.size > this.#sessionsMax && !oldest.done) this.#sessions.delete(oldest.value)
    const at = message.sequence % REMEMBERED
    session.sequences[at] = message.sequence
    session.checksums[at] = message.checksum
  }

  /** Whether this message is another one than the one that had its name before, as far as that is remembered. */
  differs(message: SequencedMessage): boolean {
    const session = this.#sessions.get(sessionKey(message))
    const at = message.sequence % REMEMBERED
    if (session?.sequences[at] !== message.sequence) return false
    return session.checksums[at] !== message.checksum
  }
}

function sessionKey({ scannerSerial, sessionId }: SequencedMessage): string {
  return `${sessionId}/${scannerSerial}`
}
