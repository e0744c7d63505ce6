import * as z from 'zod'
import { DRIFT_MEASURES, DRIFT_STATES } from '../domain/drift/drift.ts'
import { MODEL_REFUSALS } from './model-refusals.ts'
import { bytesSchema, cellSchema, eggClassSchema } from './vocabulary.ts'

/** Renderer → review: packages that are brought to this station, and what a candidate made of the scans. */

/** Below what a screen may say in one message. */
export const MODEL_PART_BYTES_MAX = 128 * 1024
/** As a package may have. */
export const MODEL_UPLOAD_BYTES_MAX = 256 * 1024 * 1024

export const installOutcomeSchema = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    modelId: z.string(),
    /** The very same package lay there already. */
    wasThere: z.boolean(),
  }),
  z.strictObject({
    ok: z.literal(false),
    /** `UPLOAD_BROKEN`: its parts did not come in their order. */
    code: z.enum([...MODEL_REFUSALS, 'UPLOAD_BROKEN']),
    /** File that is to blame. */
    path: z.string(),
    detail: z.string(),
  }),
])
export type InstallOutcome = z.infer<typeof installOutcomeSchema>

/** Scans of an hour or of all of them, by what each of the two models called them. */
const count = z.int().nonnegative()
export const shadowReportSchema = z.strictObject({
  choiceId: z.number(),
  active: z.string(),
  candidate: z.string(),
  /** Newest last; an hour without a scan is not there. */
  hours: z.array(z.strictObject({ fromWallMs: z.number(), scans: count, differently: count })),
  /** Every pair of calls that there was, most frequent first. */
  pairs: z.array(z.strictObject({ active: eggClassSchema, candidate: eggClassSchema, scans: count })),
  /** Means over all scans, from 0 to 1; null without any. `apart`: of the distance between the two. */
  female: z.strictObject({ active: z.number(), candidate: z.number(), apart: z.number() }).nullable(),
  /** Scans that they called differently, newest first, as far as they are still kept. */
  newest: z.array(
    z.strictObject({
      ...{ decidedAtWallMs: z.number(), visitId: z.number(), trayCode: z.string(), cell: cellSchema },
      ...{ active: eggClassSchema, candidate: eggClassSchema },
      /** p(female) of each, from 0 to 1. */
      ...{ activeFemale: z.number(), candidateFemale: z.number() },
    }),
  ),
})
export type ShadowReport = z.infer<typeof shadowReportSchema>

const driftFigureSchema = z.strictObject({
  measure: z.enum(DRIFT_MEASURES),
  /** Population stability index beyond chance; null for too few scans. */
  index: z.number().nullable(),
  state: z.enum(DRIFT_STATES),
  scans: count,
  referenceScans: count,
})
const driftOfSchema = z.object({ scans: count, figures: z.array(driftFigureSchema) })

/** How far a model's newest scans are from those by which it was judged. */
export const modelDriftSchema = driftOfSchema.extend({
  state: z.enum(DRIFT_STATES),
  /** Newest first. */
  batches: z.array(driftOfSchema.extend({ batchId: z.string(), startedAtWallMs: z.number() })),
  /** By receiver coil. */
  coils: z.array(driftOfSchema.extend({ coil: z.number() })),
})
export type ModelDriftView = z.infer<typeof modelDriftSchema>

/** Differing scans of one report: as many as somebody looks into. */
export const SHADOW_NEWEST_MAX = 20

/** Hours of one report: a fortnight. */
export const SHADOW_HOURS_MAX = 14 * 24

export const modelFileMethods = {
  /** A package folder or archive on the station's own disk: verified, then laid among the packages. Nothing runs by it. */
  installModel: {
    params: z.strictObject({ from: z.string().trim().min(1).max(1000) }),
    result: installOutcomeSchema,
    right: 'model.change',
  },
  /** The same with an archive that a screen sends, in parts and in their order; with the last byte it is installed. */
  sendModelPart: {
    params: z.strictObject({
      offset: z.int().nonnegative().max(MODEL_UPLOAD_BYTES_MAX),
      /** Of the whole archive: asked for room before the first byte of it is kept. */
      size: z.int().nonnegative(),
      bytes: bytesSchema,
    }),
    /** Null before the last part. */
    result: installOutcomeSchema.nullable(),
    right: 'model.change',
  },
  /** Null where the package is not here, or says nothing of the split by which it was judged. */
  modelDrift: {
    params: z.strictObject({ modelId: z.string().min(1).max(80) }),
    result: modelDriftSchema.nullable(),
    right: 'watch',
  },
  /** Of the newest candidate; null where there never was one that looked at a scan. */
  shadowReport: { params: z.strictObject({}), result: shadowReportSchema.nullable(), right: 'watch' },
} as const
