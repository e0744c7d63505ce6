import { Decoder, Encoder } from '@msgpack/msgpack'
import { type GatewayEnvelope, gatewayEnvelopeSchema, type ScreenService } from '../contract/bridge.ts'
import type { Logger } from '../log/logger.ts'
import { MESSAGE_BYTES_MAX } from '../rpc/limits.ts'
import { messageBytes } from '../rpc/message-size.ts'
import { createGatewayMultiplexer } from '../rpc/multiplex.ts'
import type { Port } from '../rpc/port.ts'
import { SCREEN_BACKLOG_BYTES_MAX, SCREEN_MESSAGE_BYTES_MAX } from './limits.ts'

/** What we use of a WebSocket of the `ws` package. */
export interface ScreenSocket {
  readonly readyState: number
  readonly bufferedAmount: number
  send(bytes: Uint8Array): void
  close(code: number, reason: string): void
  /** At once, without waiting for the other end to agree. */
  terminate(): void
  on(event: 'message', listener: (data: unknown, isBinary: boolean) => void): unknown
  on(event: 'close', listener: () => void): unknown
  on(event: 'error', listener: (problem: Error) => void): unknown
}

/** Closing codes of RFC 6455 and its registry. */
export const CLOSE = { goingAway: 1001, notBinary: 1003, badMessage: 1008, failed: 1011, tryLater: 1013 } as const

const SOCKET_OPEN = 1

/** Carries the ports of one screen over its WebSocket; `attach` joins each to its service. */
export function serveScreen(
  socket: ScreenSocket,
  attach: (service: ScreenService, port: Port) => void,
  log: Logger,
): void {
  // Contracts use null and never rely on undefined; MessagePack would turn the one into the other.
  const encoder = new Encoder({ ignoreUndefined: true })
  const wire = {
    send(envelope: GatewayEnvelope) {
      if (socket.readyState !== SOCKET_OPEN) return
      if (socket.bufferedAmount > SCREEN_BACKLOG_BYTES_MAX) {
        log.warn({ bytes: socket.bufferedAmount }, 'a screen does not keep up and is cut off')
        socket.terminate()
        return
      }
      try {
        socket.send(encoder.encode(envelope))
      } catch (problem) {
        log.error({ to: envelope.to, reason: String(problem) }, 'a message cannot be sent to a screen')
        socket.close(CLOSE.failed, 'a message could not be sent')
      }
    },
    get backlogBytes() {
      return socket.bufferedAmount
    },
  }
  const multiplexer = createGatewayMultiplexer(wire, attach)
  socket.on('message', (data, isBinary) => {
    const envelope = isBinary && data instanceof Uint8Array ? readEnvelope(data) : undefined
    if (envelope !== undefined) {
      multiplexer.receive(envelope)
      return
    }
    log.warn({ isBinary }, 'a screen sent something unreadable and is closed')
    socket.close(isBinary ? CLOSE.badMessage : CLOSE.notBinary, 'unreadable message')
  })
  socket.on('close', () => multiplexer.end())
  // Always followed by 'close'.
  socket.on('error', (problem) => log.info({ reason: problem.message }, 'the connection of a screen failed'))
}

function readEnvelope(bytes: Uint8Array): GatewayEnvelope | undefined {
  // Lengths in the message are believed only up to what the message can hold.
  const limit = SCREEN_MESSAGE_BYTES_MAX
  const decoder = new Decoder({
    maxStrLength: limit,
    maxBinLength: limit,
    maxArrayLength: limit,
    maxMapLength: limit,
    maxExtLength: 0,
  })
  try {
    const decoded = decoder.decode(bytes)
    // Nesting without end would overflow the stack of whoever passes it on.
    if (messageBytes(decoded, MESSAGE_BYTES_MAX) > MESSAGE_BYTES_MAX) return undefined
    return gatewayEnvelopeSchema.safeParse(decoded).data
  } catch {
    return undefined
  }
}
