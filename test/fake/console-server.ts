import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import fastifyWebsocket from '@fastify/websocket'
import { decode, encode } from '@msgpack/msgpack'
import { fastify } from 'fastify'
import { GATEWAY_SOCKET_PATH, gatewayEnvelopeSchema } from '../../electron/contract/bridge.ts'
import { createGatewayMultiplexer } from '../../electron/rpc/multiplex.ts'
import type { FakeBackground } from './console-background.ts'

/** The product's own policy: the screen must live with exactly this. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export interface ConsoleServer {
  readonly address: string
  /** Cuts every screen off, and lets none in until `readmit`. */
  cutOff(): void
  readmit(): void
  close(): Promise<void>
}

interface FakeSocket {
  send(bytes: Uint8Array): void
  close(): void
  on(event: 'message', listener: (bytes: Uint8Array) => void): void
  on(event: 'close', listener: () => void): void
}

/** Serves the built screen and its WebSocket on a free loopback port. */
export async function startConsoleServer(background: FakeBackground): Promise<ConsoleServer> {
  const server = fastify()
  const sockets = new Set<FakeSocket>()
  let open = true
  await server.register(fastifyWebsocket)
  await server.register(fastifyStatic, { root: fileURLToPath(new URL('../../dist/renderer', import.meta.url)) })
  server.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', CONTENT_SECURITY_POLICY)
  })
  server.get(GATEWAY_SOCKET_PATH, { websocket: true }, (connection: FakeSocket) => {
    if (!open) {
      connection.close()
      return
    }
    sockets.add(connection)
    const multiplexer = createGatewayMultiplexer(
      { send: (envelope) => connection.send(encode(envelope, { ignoreUndefined: true })) },
      (service, port) => background.attach(service, port),
    )
    connection.on('message', (bytes) => multiplexer.receive(gatewayEnvelopeSchema.parse(decode(bytes))))
    connection.on('close', () => {
      sockets.delete(connection)
      multiplexer.end()
    })
  })
  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  return {
    address,
    cutOff() {
      open = false
      for (const socket of sockets) socket.close()
    },
    readmit() {
      open = true
    },
    close: () => server.close(),
  }
}
