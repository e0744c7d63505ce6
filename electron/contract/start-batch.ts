import * as z from 'zod'
import { START_CHECKS } from '../domain/batch/start-checks.ts'

/** Renderer → station: who and what a batch is about. */
export const startBatchSchema = z.strictObject({
  flock: z.string().trim().min(1).max(60),
  breed: z.string().trim().min(1).max(60),
  parentAgeWeeks: z.int().min(16).max(120),
  setter: z.string().trim().min(1).max(40),
  trolley: z.string().trim().max(40),
  setAtWallMs: z.number().nullable(),
  jurisdictionId: z.string(),
  trayTypeId: z.string(),
  eggsExpected: z.int().positive().max(1_000_000).nullable(),
  /** Its version in force is used; left out: the standard one. */
  recipeId: z.string().max(60).optional(),
  /** Checks that only warn, and of which a person has said that they know. */
  acceptedWarnings: z.array(z.enum(START_CHECKS)).max(START_CHECKS.length).optional(),
})
export type StartBatch = z.infer<typeof startBatchSchema>
