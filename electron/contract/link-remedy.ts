import * as z from 'zod'
import { REMEDY_KINDS } from '../domain/link/link-remedy.ts'

export const linkRemedySchema = z.strictObject({
  kind: z.enum(REMEDY_KINDS),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
