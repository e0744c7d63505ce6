import * as z from 'zod'
import type { ClockJump } from '../domain/event-time/clock-jump.ts'

const clockJumpSchema = z.strictObject({
  found: z.enum(['running', 'at-start'] satisfies ClockJump['found'][]),
  /** How long the station had run. */
  ranMs: z.number(),
  /** What the clock would have shown, and what it showed. */
  wallBeforeMs: z.number(),
  wallAfterMs: z.number(),
  byMs: z.number(),
})

/** Scans that came after their time was taken for final, and by how much at most. */
const lateSchema = z.strictObject({ scans: z.number(), latenessMaxMs: z.number() })

const jumpsSchema = z.array(clockJumpSchema).max(20)

export const eventTimesSchema = z.strictObject({
  /** Of the station's clock, newest first. */
  jumps: jumpsSchema,
  /** Scanners of which something came late. */
  late: z.array(lateSchema.extend({ scannerSerial: z.string() })),
})
export type EventTimes = z.infer<typeof eventTimesSchema>

/** Of one batch: jumps while it was open. */
export const batchTimesSchema = z.strictObject({ jumps: jumpsSchema, late: lateSchema })

/** Renderer → review: what is known of times. */
export const eventTimesMethods = {
  eventTimes: { params: z.strictObject({}), result: eventTimesSchema, right: 'watch' },
} as const
