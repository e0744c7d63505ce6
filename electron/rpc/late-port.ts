import { Mailbox } from './mailbox.ts'
import type { Port } from './port.ts'
import { relay } from './relay.ts'

/** A port whose other end is gone already. */
export function closedPort(): Port {
  const mailbox = new Mailbox()
  mailbox.close()
  return {
    post: () => undefined,
    onMessage: (listener) => mailbox.onMessage(listener),
    onClose: (listener) => mailbox.onClose(listener),
    close: () => undefined,
  }
}

/** A port that can be used now although the real one comes later: what is posted meanwhile waits for it. Only the first `use` counts. */
export function createLatePort(prepare: (use: (port: Port) => void) => void): Port {
  const inward = new Mailbox()
  const outward = new Mailbox()
  let real: Port | undefined
  const close = () => {
    inward.close()
    outward.close()
  }
  prepare((port) => {
    if (real !== undefined) return
    real = port
    // The outward mailbox keeps what was posted before and hands it over in order.
    relay(
      {
        post: (message) => inward.deliver(message),
        onMessage: (listener) => outward.onMessage(listener),
        onClose: (listener) => outward.onClose(listener),
        close,
      },
      port,
    )
  })
  return {
    post(message) {
      if (!outward.closed && !outward.deliver(message)) close()
    },
    onMessage: (listener) => inward.onMessage(listener),
    onClose: (listener) => inward.onClose(listener),
    close,
    get backlogBytes() {
      return real?.backlogBytes ?? 0
    },
  }
}
