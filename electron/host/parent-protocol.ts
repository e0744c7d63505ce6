import * as z from 'zod'
import { peerNameSchema } from './peer-name.ts'

/**
 * What passes between a parent and its child under the `Port`s, the same for Electron and Node as far as it can be.
 * The child parses all of it; the parent parses what the child says.
 */

/** Long enough that nobody guesses it: 32 random bytes in base64url. */
const tokenSchema = z.string().length(43)
const socketPathSchema = z.string().min(1).max(200)

const initMessage = z.strictObject({ kind: z.literal('init'), init: z.unknown() })
const plainMessage = z.strictObject({ kind: z.literal('message'), message: z.unknown() })

/** Node parent → child. Siblings meet at the socket of one of them; a token that works once says who is calling. */
export const nodeParentMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('init'), init: z.unknown(), listenAt: socketPathSchema }),
  plainMessage,
  z.strictObject({ kind: z.literal('accept'), peer: peerNameSchema, token: tokenSchema }),
  z.strictObject({ kind: z.literal('dial'), peer: peerNameSchema, token: tokenSchema, path: socketPathSchema }),
])
export type NodeParentMessage = z.infer<typeof nodeParentMessageSchema>

/** Child → Node parent. `listening`: its socket can be dialled now. */
export const nodeChildMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('listening') }),
  plainMessage,
])
export type NodeChildMessage = z.infer<typeof nodeChildMessageSchema>

/** Electron parent → child, by `postMessage`. With `port` comes exactly one MessagePortMain; `init` is always the first. */
export const electronParentMessageSchema = z.discriminatedUnion('kind', [
  initMessage,
  plainMessage,
  z.strictObject({ kind: z.literal('port'), peer: peerNameSchema }),
])
export type ElectronParentMessage = z.infer<typeof electronParentMessageSchema>

/** Child → Electron parent. */
export const electronChildMessageSchema = plainMessage
export type ElectronChildMessage = z.infer<typeof electronChildMessageSchema>

/** First frame on a fresh sibling socket, from the end that dialled. */
export const callerIdSchema = z.strictObject({ token: tokenSchema })
