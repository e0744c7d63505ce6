import * as z from 'zod'
import { RIGHTS } from '../domain/access.ts'
import { AUDIT_ACTS } from '../domain/audit.ts'
import { callerSchema } from './access.ts'
import { bytesSchema } from './vocabulary.ts'

/** Why somebody may not; the codes of an `RpcError`. */
const refusalCode = z.enum(['SIGN_IN_NEEDED', 'NOT_ALLOWED', 'PIN_NEEDED_AGAIN'])

/** A deed for the trail, as domain/audit.ts has it. Longer texts are no deed of a person. */
const text = z.string().max(20_000)
export const auditDeedSchema = z.strictObject({
  act: z.enum(AUDIT_ACTS),
  subject: z.string().max(400),
  before: text.optional(),
  after: text.optional(),
  why: text.optional(),
})

/** Review, shell → station, on ports of their own: the station alone knows who is signed in, and it alone writes the trail. No screen gets such a port. */
export const accessDeskContract = {
  service: 'access',
  methods: {
    /** Who asks, if they may do that now. */
    admit: {
      params: z.strictObject({ right: z.enum(RIGHTS), token: z.string().max(200).nullable() }),
      result: z.discriminatedUnion('ok', [
        z.strictObject({ ok: z.literal(true), caller: callerSchema }),
        z.strictObject({ ok: z.literal(false), code: refusalCode, message: z.string() }),
      ]),
      right: 'process',
    },
    /** For review alone, which reads the same files: the operating system's key store answers the station only. */
    dataKey: { params: z.strictObject({}), result: z.strictObject({ key: bytesSchema }), right: 'process' },
    /** From review alone: how the check of every page ended. */
    pagesRead: { params: z.strictObject({ sound: z.boolean() }), result: z.strictObject({}), right: 'process' },
    /** Durable on return. */
    audit: {
      params: z.strictObject({ caller: callerSchema, deed: auditDeedSchema }),
      result: z.strictObject({}),
      right: 'process',
    },
  },
  events: {},
} as const
