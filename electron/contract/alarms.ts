import * as z from 'zod'
import { ALARM_IDS } from '../domain/alarm/rationalisation.ts'

/** Renderer → station: alarms, and what people do to them. Part of the station's service. */
export const alarmIdSchema = z.enum(ALARM_IDS)
export const alarmPrioritySchema = z.union([z.literal(1), z.literal(2), z.literal(3)])

const alarmSchema = z.strictObject({ id: alarmIdSchema, priority: alarmPrioritySchema, sinceWallMs: z.number() })

/** Alarms that do not stand and call now; those that do are the view's `problems`. */
export const liveAlarmsSchema = z.strictObject({
  /** Came and went before anybody had seen them; they stay until somebody has. */
  returned: z.array(alarmSchema),
  /** Put aside by a person until then; `active` when the condition stands meanwhile. */
  shelved: z.array(
    z.strictObject({
      id: alarmIdSchema,
      priority: alarmPrioritySchema,
      untilWallMs: z.number(),
      active: z.boolean(),
    }),
  ),
  /** Stand, but only as the consequence of another that stands. */
  suppressed: z.array(alarmSchema),
})
export type LiveAlarms = z.infer<typeof liveAlarmsSchema>

/** For how long an alarm may be put aside, as the screen offers it. */
export const SHELVE_MINUTES = [15, 30, 60] as const

const done = z.strictObject({})
const one = z.strictObject({ id: alarmIdSchema })

export const alarmMethods = {
  acknowledgeAlarm: { params: one, result: done },
  shelveAlarm: { params: one.extend({ minutes: z.literal(SHELVE_MINUTES) }), result: done },
  unshelveAlarm: { params: one, result: done },
} as const
