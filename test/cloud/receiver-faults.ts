/** Where in one exchange something can go wrong, in the order in which the receiver passes them. */
export const RECEIVER_POINTS = ['headers', 'body', 'before-commit', 'after-commit', 'mid-reply', 'after-reply'] as const
export type ReceiverPoint = (typeof RECEIVER_POINTS)[number]

/** What goes wrong with one request. */
export type ReceiverFault =
  /** The connection breaks, or nothing more is said, or the receiver dies and comes back. */
  | { readonly at: ReceiverPoint; readonly what: 'reset' | 'silence' | 'kill' }
  /** An answer instead of the work; the headers are added. */
  | {
      readonly at: 'headers' | 'after-commit'
      readonly what: 'answer'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: string
    }
  /** The request is worked on a second time, as by a proxy that repeats itself. */
  | { readonly at: 'after-reply'; readonly what: 'twice' }
