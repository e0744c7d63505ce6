import type { MessagePortMain } from 'electron'
import { Mailbox } from '../rpc/mailbox.ts'
import type { Port } from '../rpc/port.ts'

/** Electron's own port, in main as well as in a background process, as our Port. Buffers are copied on the way. */
export function portOfMessagePortMain(channel: MessagePortMain): Port {
  const mailbox = new Mailbox()
  channel.on('message', (event) => {
    // Nobody came to read: the far end must notice, so the port closes.
    if (!mailbox.deliver(event.data)) close()
  })
  channel.on('close', () => mailbox.close())
  channel.start()

  function close(): void {
    channel.close()
    mailbox.close()
  }

  return {
    post(message) {
      if (!mailbox.closed) channel.postMessage(message)
    },
    onMessage: (listener) => mailbox.onMessage(listener),
    onClose: (listener) => mailbox.onClose(listener),
    close,
  }
}
