import * as z from 'zod'
import { KEPT_CLASSES, SHELVES } from '../domain/archive/keep.ts'
import { retentionFault } from '../domain/archive/retention.ts'

/** Renderer → station: which pictures are kept, for how long, and how far the room goes. */

export const retentionSchema = z
  .strictObject({
    /** Whole days; 0 keeps none for long. */
    days: z.record(z.enum(KEPT_CLASSES), z.number()),
    /** Most of the quota that a class may take, 0…1. */
    classShares: z.record(z.enum(KEPT_CLASSES), z.number()),
    sampleShare: z.number(),
    quotaBytes: z.number(),
  })
  .refine((wish) => retentionFault(wish) === undefined, 'beyond its bounds')

export const archiveViewSchema = z.strictObject({
  retention: retentionSchema,
  shelves: z.array(
    z.strictObject({
      shelf: z.enum(SHELVES),
      pictures: z.number(),
      bytes: z.number(),
      /** Null where there is none. */
      oldestWallMs: z.number().nullable(),
    }),
  ),
  forecast: z.strictObject({
    keptBytesMax: z.number(),
    keptBytes: z.number(),
    growth: z
      .strictObject({ bytesPerDay: z.number(), bytesInTheEnd: z.number(), daysUntilFull: z.number().nullable() })
      .nullable(),
  }),
})
export type ArchiveView = z.infer<typeof archiveViewSchema>

const nothing = z.strictObject({})

export const archiveMethods = {
  archive: { params: nothing, result: archiveViewSchema, right: 'watch' },
  /** Holds at once: what is too old or too much by it goes. */
  changeRetention: { params: retentionSchema, result: nothing, right: 'settings.edit' },
} as const
