import type { Timers } from '../base/clock.ts'
import { Mailbox } from '../rpc/mailbox.ts'
import { EarlyPorts } from './early-ports.ts'
import type { ParentLink } from './parent-link.ts'
import { type NodeChildMessage, type NodeParentMessage, nodeParentMessageSchema } from './parent-protocol.ts'
import { openSiblingDoor, type SiblingDoor } from './sibling-door.ts'
import { dialSocketPort } from './socket-port.ts'

/** What we use of `process` in a forked child. */
export interface ForkedProcessLike {
  readonly connected: boolean
  send?: (
    message: NodeChildMessage,
    handle: undefined,
    options: undefined,
    done: (error: Error | null) => void,
  ) => unknown
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'disconnect', listener: () => void): unknown
}

/** The child's view of its parent under Node: the fork's own channel for the parent, one socket for siblings. */
export function linkToNodeParent(own: ForkedProcessLike, timers: Timers): ParentLink {
  const init = Promise.withResolvers<unknown>()
  const mailbox = new Mailbox()
  const ports = new EarlyPorts()
  let door: SiblingDoor | undefined

  const say = (message: NodeChildMessage) => {
    // A failure means that the parent is gone, which 'disconnect' tells.
    if (own.connected) own.send?.(message, undefined, undefined, () => undefined)
  }
  const openDoor = (path: string) =>
    openSiblingDoor(path, timers, {
      listening: () => say({ kind: 'listening' }),
      port: (peer, port) => ports.deliver(peer, port),
      problem: (error) => init.reject(error),
    })
  const onParentMessage = (message: NodeParentMessage) => {
    switch (message.kind) {
      case 'init':
        door = openDoor(message.listenAt)
        init.resolve(message.init)
        return
      case 'message':
        mailbox.deliver(message.message)
        return
      case 'accept':
        door?.expect(message.peer, message.token)
        return
      case 'dial': {
        const port = dialSocketPort(message.path)
        port.post({ token: message.token })
        ports.deliver(message.peer, port)
      }
    }
  }
  own.on('message', (raw) => {
    const parsed = nodeParentMessageSchema.safeParse(raw)
    if (parsed.success) onParentMessage(parsed.data)
  })
  own.on('disconnect', () => mailbox.close())

  return {
    init: init.promise,
    parentPort: {
      post: (message) => say({ kind: 'message', message }),
      onMessage: (listener) => mailbox.onMessage(listener),
      onClose: (listener) => mailbox.onClose(listener),
      close: () => mailbox.close(),
    },
    onPort: (listener) => ports.onPort(listener),
    close: () => door?.close(),
  }
}
