/**
 * One end of a two-way message channel between two processes or threads. Messages have structured-clone meaning:
 * plain objects, arrays, strings, numbers, booleans, undefined, typed arrays; buffers are copied on the way.
 */
export interface Port {
  /** A message to a port whose other end is gone is dropped: `onClose` tells. */
  post(message: unknown): void
  /** Messages that came before the first listener are kept for it, in order. */
  onMessage(listener: (message: unknown) => void): Unsubscribe
  /** Called once when the other end is gone, however it went, also after our own `close`. Called at once if it is gone already. */
  onClose(listener: () => void): Unsubscribe
  close(): void
  /** Bytes posted and not yet taken by the system, where the transport can tell: a slow reader shows here. */
  readonly backlogBytes?: number
}

export type Unsubscribe = () => void
