import * as z from 'zod'
import { ORDER_FAULTS } from '../domain/sorter-word.ts'

/** The scanner's clock against the station's, as far as it is known. Only the changes of the offset mean anything: both count from an origin of their own. */
export const liveClockSchema = z.strictObject({
  offsetMs: z.number(),
  /** Null where the scanner does not echo the station's clock: then the offset is a bound and no estimate. */
  uncertaintyMs: z.number().nullable(),
  /** Null until it is known well enough. */
  driftPpm: z.number().nullable(),
  fault: z.enum(['DRIFT', 'STEP']).nullable(),
})

/** Eggs that did not become what was ordered for them, by reason. */
export const orderFaultsSchema = z.record(z.enum(ORDER_FAULTS), z.number())
export type OrderFaults = z.infer<typeof orderFaultsSchema>
