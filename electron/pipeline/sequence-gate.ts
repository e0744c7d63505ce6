import type { SequencedMessage } from '../scanner/link.ts'

/**
 * A message that never comes is given up after this long. A scanner sends again what is not acknowledged 2 s after it was sent (proto/README.md, section 4), and
 * nothing behind a gap is acknowledged: so it had three occasions, and the decisions of its tray are still in time.
 */
const GAP_MAX_MS = 7_000
/** Looked at several times a second; after a longer pause the thread stood still, and what came meanwhile lies unread. */
const STOOD_STILL_MS = 1_000
/** Later messages kept per session while an earlier one is awaited; the scanner's credit is smaller. Beyond it they are left to the scanner. */
const KEPT_MAX = 512

interface Session {
  next: number
  readonly kept: Map<number, SequencedMessage>
  gapSinceMonoMs: number
}

/**
 * Lets the messages of a session through in the order of their numbers. A damaged frame is sent again, and until then what came after it
 * waits here, unacknowledged: the scans of a tray must never stand in front of its beginning, nor its end in front of its scans.
 */
export class SequenceGate {
  readonly #sessions = new Map<string, Session>()
  readonly #firstOf: (message: SequencedMessage) => number
  #lookedMonoMs: number | undefined

  /** `firstOf` gives the number with which the message's session goes on; see `Received.firstMissing`. */
  constructor(firstOf: (message: SequencedMessage) => number) {
    this.#firstOf = firstOf
  }

  /** A message that has begun a session of its own is its first: no other one is awaited in front of it. */
  begin(message: SequencedMessage): void {
    const key = sessionKey(message)
    if (this.#sessions.has(key)) return
    this.#sessions.set(key, { next: message.sequence, kept: new Map(), gapSinceMonoMs: message.arrivedMonoMs })
  }

  /** What may go on now, in order; empty while an earlier message is awaited. Undefined when this one has no place. */
  offer(message: SequencedMessage, nowMonoMs: number): readonly SequencedMessage[] | undefined {
    const session = this.#sessionOf(message, nowMonoMs)
    // Given up once and here after all: its order is lost, the message is not.
    if (message.sequence < session.next) return [message]
    if (session.kept.size >= KEPT_MAX && message.sequence !== session.next) return undefined
    if (session.kept.size === 0) session.gapSinceMonoMs = nowMonoMs
    session.kept.set(message.sequence, message)
    return takeRun(session, nowMonoMs)
  }

  /**
   * Called several times a second: goes on past messages that did not come in time; `skipped` counts their numbers. `mayCome`: the scanner is
   * there and may send. Only such time counts, and it counts anew after every break, because then the scanner sends all of it again.
   */
  giveUp(
    nowMonoMs: number,
    mayCome: boolean,
  ): { readonly messages: readonly SequencedMessage[]; readonly skipped: number } {
    const stoodStill = nowMonoMs - (this.#lookedMonoMs ?? nowMonoMs) > STOOD_STILL_MS
    this.#lookedMonoMs = nowMonoMs
    if (!mayCome || stoodStill) for (const session of this.#sessions.values()) session.gapSinceMonoMs = nowMonoMs
    const messages: SequencedMessage[] = []
    let skipped = 0
    for (const session of this.#sessions.values()) {
      if (session.kept.size === 0 || nowMonoMs - session.gapSinceMonoMs < GAP_MAX_MS) continue
      const lowest = Math.min(...session.kept.keys())
      skipped += lowest - session.next
      session.next = lowest
      messages.push(...takeRun(session, nowMonoMs))
    }
    return { messages, skipped }
  }

  /** Messages of that session wait here for an earlier one. */
  keeps(session: Pick<SequencedMessage, 'scannerSerial' | 'sessionId'>): boolean {
    return (this.#sessions.get(sessionKey(session))?.kept.size ?? 0) > 0
  }

  #sessionOf(message: SequencedMessage, nowMonoMs: number): Session {
    const key = sessionKey(message)
    let session = this.#sessions.get(key)
    if (session === undefined) {
      session = { next: this.#firstOf(message), kept: new Map(), gapSinceMonoMs: nowMonoMs }
      this.#sessions.set(key, session)
    }
    return session
  }
}

function sessionKey({ scannerSerial, sessionId }: Pick<SequencedMessage, 'scannerSerial' | 'sessionId'>): string {
  return `${sessionId}/${scannerSerial}`
}

function takeRun(session: Session, nowMonoMs: number): readonly SequencedMessage[] {
  const run: SequencedMessage[] = []
  for (let message = session.kept.get(session.next); message !== undefined; message = session.kept.get(session.next)) {
    session.kept.delete(session.next)
    session.next++
    run.push(message)
  }
  if (run.length > 0) session.gapSinceMonoMs = nowMonoMs
  return run
}
