import * as z from 'zod'
import { PORT_MESSAGE_KIND, SCREEN_SERVICES } from './bridge-names.ts'

export { BRIDGE_KEY, type OvoscopeBridge, type ScreenService } from './bridge-names.ts'

export const portMessageSchema = z.strictObject({
  kind: z.literal(PORT_MESSAGE_KIND),
  nonce: z.string().min(1).max(100),
  service: z.enum(SCREEN_SERVICES),
})
export type PortMessage = z.infer<typeof portMessageSchema>

/** Longer than any id of a line; whether there is such a line is asked where lines are known. */
export const LINE_NAME_LENGTH_MAX = 100

/** What the preload sends to main for it; everything behind the port is that line, or the first one. */
export const portRequestSchema = portMessageSchema
  .omit({ kind: true })
  .extend({ line: z.string().min(1).max(LINE_NAME_LENGTH_MAX).optional() })
export type PortRequest = z.infer<typeof portRequestSchema>

/** Path of the gateway's WebSocket, which carries the same three ports for a screen in a browser; `?line=` as in the address of the page. */
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
