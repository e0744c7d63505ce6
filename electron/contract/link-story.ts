import * as z from 'zod'
import { LINK_PROBLEM_IDS } from '../domain/link/link-problem.ts'
import { LINK_STATES } from '../domain/link/link-state.ts'
import { alarmPrioritySchema } from './alarms.ts'

/** Changes of the link's state that a view carries: what fits beside its drawing. */
export const LINK_CHANGES_SHOWN = 5
/** Reconnects are counted up to this; a link that comes and goes more often in a day is no link. */
export const RECONNECTS_COUNTED_MAX = 1_000

export const linkStateSchema = z.enum(LINK_STATES)
export const linkProblemIdSchema = z.enum(LINK_PROBLEM_IDS)

/** What became of the link, beside what it is now. Kept in memory since the station started. */
export const linkStoryShape = {
  /** Why it does not stream, as one problem; null while it does. Stands whatever became of its alarm. */
  problem: z
    .strictObject({ id: linkProblemIdSchema, severity: z.union([alarmPrioritySchema, z.literal('hint')]) })
    .nullable(),
  /** How long the present state lasts; null before the link's first word. */
  stateForMs: z.number().nullable(),
  /** Times that a scanner which was there and gone came back by itself, within the last 24 hours; at most RECONNECTS_COUNTED_MAX. */
  reconnects: z.number(),
  /** Newest first. Attempts that changed nothing are counted with the state that they came back to. */
  changes: z
    .array(
      z.strictObject({
        atWallMs: z.number(),
        state: linkStateSchema,
        problem: linkProblemIdSchema.nullable(),
        attempts: z.number(),
      }),
    )
    .max(LINK_CHANGES_SHOWN),
  /** Frames that the scanner sent again after a connection broke. */
  framesResent: z.number(),
} as const
const linkStorySchema = z.strictObject(linkStoryShape)
export type LiveLinkStory = z.infer<typeof linkStorySchema>

const nothing = z.strictObject({})

export const scannerLinkMethods = {
  /** Skips the countdown to the next attempt to connect; does nothing while none runs. */
  tryScannerNow: { params: nothing, result: nothing, right: 'line.startAgain' },
} as const
