import * as z from 'zod'

/** Renderer → review: scans, trays or batches written out as a file for other programs. Part of the long work of review. */

export const EXPORT_TABLES = ['batches', 'trays', 'scans'] as const
export type ExportTable = (typeof EXPORT_TABLES)[number]
export const EXPORT_FORMATS = ['csv', 'parquet'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Which rows: of one batch, or of a time, or all. */
export const tableWishSchema = z.strictObject({
  table: z.enum(EXPORT_TABLES),
  format: z.enum(EXPORT_FORMATS),
  /** Since then, and before then; null for no bound. Batches go by their start, trays by their passage, scans by their arrival. */
  fromWallMs: z.number().nullable(),
  untilWallMs: z.number().nullable(),
  batchId: z.string().trim().min(1).max(60).nullable(),
})
export type TableWish = z.infer<typeof tableWishSchema>

export const tableResultSchema = z.strictObject({
  wish: tableWishSchema,
  /** On the station; not encrypted. */
  file: z.string(),
  rows: z.number(),
  bytes: z.number(),
})
export type TableResult = z.infer<typeof tableResultSchema>

export const tableOutcomeSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), refusal: z.enum(['BUSY']) }),
])
export type TableOutcome = z.infer<typeof tableOutcomeSchema>

export const tableMethods = {
  /** Begins; how it stands is told by `upkeepJobs`. That somebody wanted it stands in the audit trail before it begins. */
  startTable: { params: tableWishSchema, result: tableOutcomeSchema, right: 'records.export' },
  /** Gives up what is under way; nothing of it stays. */
  cancelTable: { params: z.strictObject({}), result: z.strictObject({}), right: 'records.export' },
} as const
