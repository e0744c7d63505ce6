import { Mailbox } from '../rpc/mailbox.ts'
import type { Port } from '../rpc/port.ts'
import { EarlyPorts } from './early-ports.ts'
import type { ParentLink } from './parent-link.ts'
import { type ElectronChildMessage, electronParentMessageSchema } from './parent-protocol.ts'

/** What we use of Electron's MessagePortMain; checked against Electron's own types where the host hands them out. */
export interface MessagePortMainLike {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(message: unknown): void
  start(): void
  close(): void
}

/** What we use of `process.parentPort` in a utility process. */
export interface ElectronParentPortLike {
  on(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly MessagePortMainLike[] }) => void,
  ): unknown
  postMessage(message: unknown): void
}

/** A port over a MessagePortMain. It keeps its messages until somebody listens, as every port does. */
export function createMessagePortMainPort(native: MessagePortMainLike): Port {
  const mailbox = new Mailbox()
  native.on('message', (event) => {
    if (!mailbox.deliver(event.data)) close()
  })
  native.on('close', () => mailbox.close())
  native.start()

  function close(): void {
    mailbox.close()
    native.close()
  }

  return {
    post(message) {
      if (!mailbox.closed) native.postMessage(message)
    },
    onMessage: (listener) => mailbox.onMessage(listener),
    onClose: (listener) => mailbox.onClose(listener),
    close,
  }
}

/** The child's view of its parent in Electron. The parent's end never closes by itself: Electron ends the child with it. */
export function linkToElectronParent(native: ElectronParentPortLike): ParentLink {
  const init = Promise.withResolvers<unknown>()
  const mailbox = new Mailbox()
  const ports = new EarlyPorts()
  native.on('message', (event) => {
    const parsed = electronParentMessageSchema.safeParse(event.data)
    const port = event.ports[0]
    if (!parsed.success) return
    if (parsed.data.kind === 'init') init.resolve(parsed.data.init)
    else if (parsed.data.kind === 'message') mailbox.deliver(parsed.data.message)
    else if (port !== undefined) ports.deliver(parsed.data.peer, createMessagePortMainPort(port))
  })
  return {
    init: init.promise,
    parentPort: {
      post(message) {
        const envelope: ElectronChildMessage = { kind: 'message', message }
        native.postMessage(envelope)
      },
      onMessage: (listener) => mailbox.onMessage(listener),
      onClose: (listener) => mailbox.onClose(listener),
      close: () => mailbox.close(),
    },
    onPort: (listener) => ports.onPort(listener),
    close: () => mailbox.close(),
  }
}
