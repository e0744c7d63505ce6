import type { ChildHost } from './host.ts'

/** A child's connection to its parent before the first message has been read: what a `ChildHost` is made of. */
export interface ParentLink extends Omit<ChildHost<unknown>, 'init'> {
  readonly init: Promise<unknown>
  /** Lets go of sockets, so that the process can end. */
  close(): void
}
