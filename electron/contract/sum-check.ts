import * as z from 'zod'

/** What is wrong with one file of the archive of pictures. `pictures` counts those that are lost with it. */
export const pictureFaultSchema = z.discriminatedUnion('kind', [
  /** The database knows it and the folder lacks it. */
  z.strictObject({ kind: z.literal('MISSING'), file: z.string(), pictures: z.number() }),
  /** Its head is damaged, or it is none of ours: nothing in it can be read. */
  z.strictObject({ kind: z.literal('HEAD'), file: z.string(), pictures: z.number() }),
  z.strictObject({ kind: z.literal('DAMAGED'), file: z.string(), places: z.number(), pictures: z.number() }),
  /** Longer or shorter than it was when it was ended. */
  z.strictObject({ kind: z.literal('LENGTH'), file: z.string(), bytes: z.number(), expectedBytes: z.number() }),
  /** The database does not know it. */
  z.strictObject({ kind: z.literal('UNKNOWN'), file: z.string() }),
])
export type PictureFault = z.infer<typeof pictureFaultSchema>

/** More files than somebody reads; how many more there are is said as a number. */
export const PICTURE_FAULTS_MAX = 50

export const pictureCheckSchema = z.strictObject({
  /** Kept pictures that were opened. */
  opened: z.number(),
  faults: z.array(pictureFaultSchema).max(PICTURE_FAULTS_MAX),
  /** Further faults that are not listed. */
  more: z.number(),
})
export type PictureCheck = z.infer<typeof pictureCheckSchema>

/** A file of an older month that cannot be read. */
export const coldFaultSchema = z.strictObject({
  kind: z.enum(['MISSING', 'DAMAGED']),
  /** Name below the folder of the data: cold/2026-09.db. */
  file: z.string(),
})
export type ColdFault = z.infer<typeof coldFaultSchema>

export const reconcileResultSchema = z.strictObject({
  /** All of it: sums, files of older months and pictures. */
  agrees: z.boolean(),
  scanRows: z.number(),
  eggRows: z.number(),
  factScans: z.number(),
  factEggs: z.number(),
  /** Files whose rows could not be compared; every sum over them then differs. */
  coldFaults: z.array(coldFaultSchema),
  /** Absent where the archive was not looked at. */
  pictures: pictureCheckSchema.optional(),
  /** Readable lines, one for each difference between rows and counters; at most 50. */
  differences: z.array(z.string()),
})
export type ReconcileResult = z.infer<typeof reconcileResultSchema>
