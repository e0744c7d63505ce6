import { decode, encode } from '@msgpack/msgpack'
import { GATEWAY_SOCKET_PATH, type GatewayEnvelope, gatewayEnvelopeSchema } from '../../electron/contract/bridge.ts'
import { Mailbox } from '../../electron/rpc/mailbox.ts'
import { createScreenMultiplexer } from '../../electron/rpc/multiplex.ts'
import { type Carrier, type Connector, OPEN_DEADLINE_MS } from './connector.ts'
import { searchOfLine } from './line-of-window.ts'

/** What we need of a WebSocket; a test hands in its own. */
export interface Socket {
  binaryType: string
  readonly bufferedAmount: number
  readonly readyState: number
  send(bytes: Uint8Array<ArrayBuffer>): void
  close(): void
  addEventListener(type: 'open' | 'close', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
}

const SOCKET_OPEN = 1

/** Address of the gateway that served this page, for the line that the page shows. */
export function gatewayAddress(page: { readonly protocol: string; readonly host: string }, line?: string): string {
  return `${page.protocol === 'https:' ? 'wss:' : 'ws:'}//${page.host}${GATEWAY_SOCKET_PATH}${searchOfLine(line)}`
}

/** One WebSocket that carries a port for every service. */
export function gatewayConnector(makeSocket: () => Socket): Connector {
  return {
    open: (onBadMessage) =>
      new Promise<Carrier>((resolve, reject) => {
        const socket = makeSocket()
        socket.binaryType = 'arraybuffer'
        const closed = new Mailbox()
        const multiplexer = createScreenMultiplexer({
          send(envelope) {
            // Some envelopes carry `undefined` in optional places, which MessagePack would turn into null.
            if (socket.readyState === SOCKET_OPEN) socket.send(encode(envelope, { ignoreUndefined: true }))
          },
          get backlogBytes() {
            return socket.bufferedAmount
          },
        })
        const deadline = setTimeout(() => socket.close(), OPEN_DEADLINE_MS)
        socket.addEventListener('open', () => {
          clearTimeout(deadline)
          resolve({
            open: (service) => multiplexer.open(service),
            onClose: (listener) => closed.onClose(listener),
            close: () => socket.close(),
          })
        })
        socket.addEventListener('message', ({ data }) => {
          const envelope = readEnvelope(data)
          if (envelope === undefined) onBadMessage('the gateway sent something unreadable')
          else multiplexer.receive(envelope)
        })
        socket.addEventListener('close', () => {
          clearTimeout(deadline)
          multiplexer.end()
          closed.close()
          reject(new Error('the gateway cannot be reached'))
        })
      }),
  }
}

function readEnvelope(data: unknown): GatewayEnvelope | undefined {
  if (!(data instanceof ArrayBuffer)) return undefined
  try {
    const parsed = gatewayEnvelopeSchema.safeParse(decode(data))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
