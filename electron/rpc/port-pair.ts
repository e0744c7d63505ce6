import { Mailbox } from './mailbox.ts'
import type { Port } from './port.ts'

/**
 * Two ends within one process, with the meaning of a real port: messages are copied by structured clone and
 * arrive later, in order, never inside `post`.
 */
export function createPortPair(): [Port, Port] {
  const left = new Mailbox()
  const right = new Mailbox()
  return [pairEnd(left, right), pairEnd(right, left)]
}

function pairEnd(own: Mailbox, other: Mailbox): Port {
  return {
    post(message) {
      if (own.closed) return
      const copy = structuredClone(message)
      queueMicrotask(() => other.deliver(copy))
    },
    onMessage: (listener) => own.onMessage(listener),
    onClose: (listener) => own.onClose(listener),
    close() {
      own.close()
      // What was posted before is still delivered.
      queueMicrotask(() => other.close())
    },
  }
}
