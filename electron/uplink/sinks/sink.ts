import type { OutboxEntry } from '../../store/outbox.ts'

/** What came of one exchange. Never an exception. */
export type SendOutcome =
  /** The receiver has it and says so with a receipt that fits what was sent. */
  | { readonly kind: 'received'; readonly receipt: string }
  /** The receiver answered something else. */
  | {
      readonly kind: 'answered'
      readonly status: number
      /** Value of Retry-After, as it came. */
      readonly retryAfter: string | null
      /** A word for the kind of problem, from problem+json; short and printable. */
      readonly problem: string | null
    }
  /** No usable answer. */
  | { readonly kind: 'failed'; readonly reason: SendFailure }

/**
 * network: no connection, or it broke. timeout: no whole answer in time. redirected: pointed at another host. not-a-receipt: an answer
 * that only looks like a success, as sign-in pages of guest networks give. no-credential: nobody has set up a token.
 */
export type SendFailure = 'network' | 'timeout' | 'redirected' | 'not-a-receipt' | 'no-credential'

/** A place summaries go to. */
export interface Sink {
  /** One exchange. `signal` ends it when the station stops; then the outcome is of no use. */
  send(entry: OutboxEntry, signal: AbortSignal): Promise<SendOutcome>
}
