import * as z from 'zod'
import { DECISION_REASONS, EGG_ACTIONS, EGG_CLASSES } from '../domain/egg.ts'
import { alarmIdSchema, alarmPrioritySchema } from './alarms.ts'

/** Raised whenever a message changes in a way an older end would misread; checked in the handshake. */
export const CONTRACT_VERSION = 3

export const eggClassSchema = z.enum(EGG_CLASSES)
export const eggActionSchema = z.enum(EGG_ACTIONS)
export const decisionReasonSchema = z.enum(DECISION_REASONS)
export const cellSchema = z.strictObject({ row: z.int().nonnegative(), column: z.int().nonnegative() })
export const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'expected bytes')

/** An alarm that stands and is shown, keyed by a stable id; text and tip are translated on screen from the id. */
export const problemSchema = z.strictObject({
  id: alarmIdSchema,
  /** 1 is the most urgent. */
  priority: alarmPrioritySchema,
  /** Somebody has seen it; it still stands. */
  acknowledged: z.boolean(),
  sinceWallMs: z.number(),
  /** Named values for the text, for example the tray code. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Problem = z.infer<typeof problemSchema>
