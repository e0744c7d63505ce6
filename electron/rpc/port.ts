/**
 * One end of a two-way message channel between two processes or threads. Messages have structured-clone meaning:
 * plain objects, arrays, strings, numbers, booleans, undefined, typed arrays; buffers are copied on the way.
 */
export interface Port {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): Unsubscribe
  /** Called once when the other end is gone, however it went. Called at once if it is gone already. */
  onClose(listener: () => void): Unsubscribe
  close(): void
}

export type Unsubscribe = () => void
