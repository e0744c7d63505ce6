import * as z from 'zod'

/** Renderer → station: what the scanner's line says, byte by byte, written down for support and for replay. */

/** Newest of those that are there. */
export const RECORDINGS_LISTED_MAX = 20

export const recordingSchema = z.strictObject({ name: z.string(), bytes: z.number() })

/** Why a recording went no further: a person ended it, its limit was reached, the disk was slower than the line or refused, or the station ended. */
export const recordingEndSchema = z.enum(['STOPPED', 'FULL', 'SLOW_DISK', 'DISK_REFUSED'])

export const recordingsViewSchema = z.strictObject({
  folder: z.string(),
  /** The one that runs, or the last one of this start of the station: `end` is null while it runs. */
  newest: recordingSchema
    .extend({ beganWallMs: z.number(), bytesMax: z.number(), end: recordingEndSchema.nullable() })
    .nullable(),
  /** Newest first. */
  files: z.array(recordingSchema).max(RECORDINGS_LISTED_MAX),
})
export type RecordingsView = z.infer<typeof recordingsViewSchema>

const nothing = z.strictObject({})
/** One is under way; the room on the disk is the line's own; the disk did not take it. */
export const RECORDING_REFUSALS = ['RUNNING', 'NO_ROOM', 'DISK_REFUSED'] as const

const outcome = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), refusal: z.enum(RECORDING_REFUSALS) }),
])
export type RecordingOutcome = z.infer<typeof outcome>

export const recordingMethods = {
  recordings: { params: nothing, result: recordingsViewSchema, right: 'watch' },
  /** The line goes on as if nobody listened in. */
  startRecording: { params: nothing, result: outcome, right: 'service.maintain' },
  stopRecording: { params: nothing, result: nothing, right: 'service.maintain' },
} as const
