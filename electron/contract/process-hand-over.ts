import * as z from 'zod'
import { processNameSchema } from './shell.ts'

/**
 * What Electron's main posts to a background process, each with exactly one port. Nothing else ever travels this way:
 * conversation goes over the ports.
 */
export const handOverSchema = z.discriminatedUnion('kind', [
  /** First and once; the port is the parent's own. */
  z.strictObject({ kind: z.literal('start'), init: z.unknown() }),
  /** A port to somebody else. */
  z.strictObject({ kind: z.literal('port'), peer: z.union([processNameSchema, z.enum(['renderer', 'shell'])]) }),
])
export type HandOver = z.infer<typeof handOverSchema>
