import * as z from 'zod'
import { DATA_SET_LABELS, DATA_SET_MAPS, LEFT_OUT } from '../domain/data-set.ts'

/** Renderer → review: scans with what people said of their eggs, written out so that a model can learn from them. Part of the long work of review. */

/** Which scans: of one batch, or that came within a time, or all. Their pictures are taken as far as they are still kept. */
export const dataSetWishSchema = z.strictObject({
  maps: z.array(z.enum(DATA_SET_MAPS)).min(1).max(DATA_SET_MAPS.length),
  /** Since then, and before then; null for no bound. */
  fromWallMs: z.number().nullable(),
  untilWallMs: z.number().nullable(),
  batchId: z.string().trim().min(1).max(60).nullable(),
})
export type DataSetWish = z.infer<typeof dataSetWishSchema>

const count = z.int().nonnegative()

/** What there is to learn from. */
export const dataSetCountsSchema = z.strictObject({
  /** Eggs of which somebody said what they are and whose picture is kept. `sample`: drawn whatever the model said; `override`: somebody doubted the call. */
  sample: z.partialRecord(z.enum(DATA_SET_LABELS), count),
  override: z.partialRecord(z.enum(DATA_SET_LABELS), count),
  /** Corrections that teach nothing. */
  leftOut: z.partialRecord(z.enum(LEFT_OUT), count),
  /** Eggs that were drawn to be opened or hatched, and of which nobody has said yet what they are. */
  unlabelledSamples: count,
  /** Ids of the models that judged these eggs and were trained on drawn pictures, or cannot be shown not to be. */
  syntheticModels: z.array(z.string()),
})
export type DataSetCounts = z.infer<typeof dataSetCountsSchema>

export const dataSetResultSchema = z.strictObject({
  wish: dataSetWishSchema,
  counts: dataSetCountsSchema,
  /** Null where it was only counted. */
  written: z
    .strictObject({
      /** On the station; not encrypted. */
      folder: z.string(),
      ...{ width: count, height: count, bytes: z.number() },
      ...{ train: count, calibration: count, test: count },
    })
    .nullable(),
})
export type DataSetResult = z.infer<typeof dataSetResultSchema>

/** Why it is not begun. `PLAY`: what was played says nothing of eggs. */
export const dataSetOutcomeSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), refusal: z.enum(['PLAY', 'BUSY']) }),
])
export type DataSetOutcome = z.infer<typeof dataSetOutcomeSchema>

export const dataSetMethods = {
  /** Counts, or counts and writes; how it stands is told by `upkeepJobs`. Writing stands in the audit trail before it begins. */
  startDataSet: {
    params: dataSetWishSchema.extend({ write: z.boolean() }),
    result: dataSetOutcomeSchema,
    right: 'dataSet.export',
  },
  /** Gives up what is under way; nothing of it stays. */
  cancelDataSet: { params: z.strictObject({}), result: z.strictObject({}), right: 'dataSet.export' },
} as const
