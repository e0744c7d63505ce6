import * as z from 'zod'

/** The services a screen talks to; one port each, in this order wherever ports travel as a list. */
export const SCREEN_SERVICES = ['station', 'review', 'shell'] as const
export type ScreenService = (typeof SCREEN_SERVICES)[number]

/** Name of the one object the preload puts on `window`. */
export const BRIDGE_KEY = 'ovoscope'

/**
 * What the preload exposes as `window.ovoscope`. A port cannot cross Electron's context bridge as a return value,
 * so the page asks with a nonce of its own and receives one port by a `message` event on its own window:
 * `event.source === window`, `event.data` as `portMessageSchema`, the port as `event.ports[0]`.
 * One port for one service, and again whenever it has closed: a restart of one service leaves the others alone.
 */
export interface OvoscopeBridge {
  connect(nonce: string, service: ScreenService): void
}

export const PORT_MESSAGE_KIND = 'ovoscope.port'

export const portMessageSchema = z.strictObject({
  kind: z.literal(PORT_MESSAGE_KIND),
  nonce: z.string().min(1).max(100),
  service: z.enum(SCREEN_SERVICES),
})
export type PortMessage = z.infer<typeof portMessageSchema>

/** Path of the gateway's WebSocket, which carries the same three ports for a screen in a browser. */
export const GATEWAY_SOCKET_PATH = '/ws'

/**
 * One message on the gateway's WebSocket, MessagePack, both ways; `to` names the service, whoever sends.
 * The screen says `open`, the gateway answers `open`, and what follows belongs to that port. Either says `closed`;
 * the screen may `open` again at once: while the service restarts, its messages wait in the gateway.
 * `electron/rpc/multiplex.ts` makes ports of it for both ends.
 */
export const gatewayEnvelopeSchema = z.union([
  z.strictObject({ to: z.enum(SCREEN_SERVICES), port: z.enum(['open', 'closed']) }),
  z.strictObject({ to: z.enum(SCREEN_SERVICES), message: z.unknown() }),
])
export type GatewayEnvelope = z.infer<typeof gatewayEnvelopeSchema>
