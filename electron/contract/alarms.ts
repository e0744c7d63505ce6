import * as z from 'zod'
import { ALARM_DEEDS } from '../domain/alarm/alarm-deed.ts'
import { LINE_EVENTS } from '../domain/alarm/line-event.ts'
import { ALARM_IDS } from '../domain/alarm/rationalisation.ts'

/** Renderer → station: alarms, and what people do to them. Part of the station's service. */
export const alarmIdSchema = z.enum(ALARM_IDS)
export const alarmPrioritySchema = z.union([z.literal(1), z.literal(2), z.literal(3)])

const alarmSchema = z.strictObject({ id: alarmIdSchema, priority: alarmPrioritySchema, sinceWallMs: z.number() })
const named = alarmSchema.omit({ sinceWallMs: true })

/** Alarms that do not stand and call now; those that do are the view's `problems`. */
export const liveAlarmsSchema = z.strictObject({
  /** Came and went before anybody had seen them; they stay until somebody has. */
  returned: z.array(alarmSchema),
  /** Put aside by a person until then; `active` when the condition stands meanwhile. */
  shelved: z.array(named.extend({ untilWallMs: z.number(), active: z.boolean() })),
  /** Stand, but only as the consequence of another that stands. */
  suppressed: z.array(alarmSchema.extend({ cause: alarmIdSchema })),
  /** Taken out of service on purpose: they call nobody until they are put back. */
  outOfService: z.array(alarmSchema.extend({ who: z.string(), why: z.string(), active: z.boolean() })),
  /** More calls than anybody can answer, and how many within ten minutes; null when there is no flood. */
  flood: z.strictObject({ calls: z.number() }).nullable(),
})
export type LiveAlarms = z.infer<typeof liveAlarmsSchema>

/** For how long an alarm may be put aside, as the screen offers it. */
export const SHELVE_MINUTES = [15, 30, 60] as const
export const ALARM_WHY_MIN = 3
export const ALARM_WHY_MAX = 200

const done = z.strictObject({})
const one = z.strictObject({ id: alarmIdSchema })
const outcome = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), refusal: z.literal('NOT_SAVED') }),
])
export type AlarmOutcome = z.infer<typeof outcome>

export const alarmMethods = {
  acknowledgeAlarm: { params: one, result: done, right: 'alarm.answer' },
  shelveAlarm: { params: one.extend({ minutes: z.literal(SHELVE_MINUTES) }), result: done, right: 'alarm.answer' },
  unshelveAlarm: { params: one, result: done, right: 'alarm.answer' },
  /** Without an end, over restarts: for a sensor or a service that is known to be broken. The reason stands beside it on every alarm screen. */
  takeAlarmOutOfService: {
    params: one.extend({ why: z.string().trim().min(ALARM_WHY_MIN).max(ALARM_WHY_MAX) }),
    result: outcome,
    right: 'alarm.outOfService',
  },
  putAlarmBackInService: { params: one, result: outcome, right: 'alarm.outOfService' },
} as const

/** Renderer → review: what was. Rows of one page, newest first. */
export const ALARM_HISTORY_PAGE_MAX = 60
const detail = z.record(z.string(), z.union([z.string(), z.number()]))
const page = z.strictObject({ beforeId: z.int().positive().nullable(), sinceWallMs: z.number().nullable() })

export const alarmHistoryRowSchema = z.strictObject({
  id: z.number(),
  atWallMs: z.number(),
  /** An id of `ALARM_IDS`, or of a table that an earlier version had. */
  alarm: z.string(),
  priority: z.number(),
  deed: z.enum(ALARM_DEEDS),
  who: z.string(),
  detail,
})
export type AlarmHistoryRow = z.infer<typeof alarmHistoryRowSchema>

export const eventRowSchema = z.strictObject({
  id: z.number(),
  atWallMs: z.number(),
  kind: z.enum(LINE_EVENTS),
  detail,
})
export type EventRow = z.infer<typeof eventRowSchema>

export const alarmHistoryMethods = {
  alarmHistory: {
    params: page.extend({
      /** Only these; null for all. The screen finds them by the words that a person types, in the person's language. */
      alarms: z.array(alarmIdSchema).nullable(),
      deeds: z.array(z.enum(ALARM_DEEDS)).nullable(),
      who: z.string().trim().max(60),
    }),
    result: z.array(alarmHistoryRowSchema).max(ALARM_HISTORY_PAGE_MAX),
    right: 'watch',
  },
  eventHistory: { params: page, result: z.array(eventRowSchema).max(ALARM_HISTORY_PAGE_MAX), right: 'watch' },
} as const
