import * as z from 'zod'

/**
 * What travels on a port, around birpc's own messages. `hello`, `welcome` and `refused` are frozen: every version of the
 * contract must be able to read them, or a mismatch could not be named.
 */
const callId = z.string().min(1).max(60)
/** Of a session; a longer one was never given out. */
const token = z.string().min(1).max(200)
const methodName = z.string().min(1).max(60)

/** Client → server. */
export const clientMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hello'), service: z.string().max(60), version: z.number() }),
  z.strictObject({
    kind: z.literal('rpc'),
    message: z.strictObject({
      t: z.literal('q'),
      i: callId,
      m: methodName,
      a: z.array(z.unknown()).length(1),
    }),
  }),
  z.strictObject({ kind: z.literal('cancel'), id: callId }),
  /** For whom the calls that follow on this port are; null for nobody. */
  z.strictObject({ kind: z.literal('session'), token: token.nullable() }),
])
export type ClientMessage = z.infer<typeof clientMessageSchema>
export type CallMessage = Extract<ClientMessage, { kind: 'rpc' }>['message']

/** Server → client. */
export const serverMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('welcome'), service: z.string().max(60), version: z.number() }),
  z.object({ kind: z.literal('refused'), code: z.string().max(60), message: z.string().max(500) }),
  z.strictObject({
    kind: z.literal('rpc'),
    message: z.discriminatedUnion('t', [
      z.strictObject({ t: z.literal('s'), i: callId, r: z.unknown().optional(), e: z.unknown().optional() }),
      z.strictObject({ t: z.literal('q'), m: methodName, a: z.array(z.unknown()).length(1) }),
    ]),
  }),
])
export type ServerMessage = z.infer<typeof serverMessageSchema>
