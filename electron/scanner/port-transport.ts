import { Listeners } from '../base/listeners.ts'
import type { Port, Unsubscribe } from '../rpc/port.ts'
import { type LineMessage, parseLineMessage, wholeBuffer } from './port-messages.ts'
import { type ScannerTransport, TransportError } from './transport.ts'

/**
 * Makes transports that carry bytes over one long-lived port to a device in another process, one for each connection.
 * There is no send limit: a station sends little, and what a scanner sends is bounded by its credit.
 */
export function portTransports(port: Port): () => ScannerTransport {
  let connections = 0
  return () => createPortTransport(port, ++connections)
}

function createPortTransport(port: Port, connection: number): ScannerTransport {
  const bytes = new Listeners<Uint8Array>()
  const closed = new Listeners<string>()
  const subscriptions: Unsubscribe[] = []
  let state: 'new' | 'opening' | 'open' | 'closed' = 'new'

  function end(reason: string): void {
    const wasOpen = state === 'open'
    state = 'closed'
    for (const unsubscribe of subscriptions) unsubscribe()
    if (wasOpen) closed.tell(reason)
  }

  function post(message: LineMessage): void {
    port.post(message)
  }

  return {
    kind: 'port',
    path: null,
    open() {
      state = 'opening'
      return new Promise((resolve, reject) => {
        const refuse = (reason: string): void => {
          const wasOpening = state === 'opening'
          end(reason)
          if (wasOpening) reject(new TransportError('ABSENT', reason))
        }
        const onMessage = (message: LineMessage): void => {
          if (message.line === 'opened' && state === 'opening') {
            state = 'open'
            resolve()
          } else if (message.line === 'absent' || message.line === 'closed') {
            refuse(message.line)
          } else if (message.line === 'bytes' && state === 'open') {
            bytes.tell(message.bytes)
          }
        }
        subscriptions.push(
          port.onMessage((raw) => {
            const message = parseLineMessage(raw)
            if (message?.connection === connection) onMessage(message)
          }),
        )
        post({ line: 'open', connection })
        subscriptions.push(port.onClose(() => refuse('the other process is gone')))
      })
    },
    onBytes: (listener) => bytes.add(listener),
    onClose: (listener) => closed.add(listener),
    onDrain: () => () => undefined,
    write(sent, onTaken) {
      if (state !== 'open') return false
      post({ line: 'bytes', connection, bytes: wholeBuffer(sent) })
      onTaken?.()
      return true
    },
    close() {
      if (state === 'opening' || state === 'open') post({ line: 'closed', connection })
      state = 'closed'
      for (const unsubscribe of subscriptions) unsubscribe()
      return Promise.resolve()
    },
  }
}
