import * as z from 'zod'
import { bytesSchema, cellSchema } from './vocabulary.ts'

/** Renderer → review: why one attempt at one egg was called what it was called. */

/** Golden scans shown beside an egg. */
export const NEAR_GOLDEN_MAX = 3

const rangeSchema = z.strictObject({ from: z.number(), to: z.number() })

const nearGoldenSchema = z.strictObject({
  /** Number of the golden scan in its package, from 0. */
  scan: z.number(),
  /** What the package expects the model to say of it. */
  expected: z.strictObject({
    viable: z.number(),
    infertile: z.number(),
    earlyDead: z.number(),
    midDead: z.number(),
    empty: z.number(),
    female: z.number(),
  }),
  /** Share of probability that lies elsewhere than for the egg, 0…1. */
  apart: z.number(),
  /** Its first map: unsigned 16-bit little-endian, row by row. */
  picture: z.strictObject({ width: z.number(), height: z.number(), pixels: bytesSchema }),
})
export type NearGoldenScan = z.infer<typeof nearGoldenSchema>

const explainedPictureSchema = z.strictObject({
  sharpness: z.number(),
  coverage: z.number(),
  cutOff: z.boolean(),
  airCell: z.strictObject({ depthShare: z.number(), end: z.enum(['top', 'bottom']) }).nullable(),
})

export const eggExplanationSchema = z.strictObject({
  /** What its package says of the model; null when no model judged, or its package is not on this machine any more. */
  model: z
    .strictObject({
      modelId: z.string(),
      synthetic: z.boolean(),
      /** Null where its maker states none. */
      calibration: z
        .strictObject({
          /** Pictures on which the probabilities were calibrated. */
          images: z.number(),
          /** What p(female) was off by on average over `errorImages` pictures of the test split, 0…1. */
          error: z.number(),
          errorImages: z.number(),
        })
        .nullable(),
      nearest: z.array(nearGoldenSchema).max(NEAR_GOLDEN_MAX),
      /**
       * Size in which its golden scans lie, where it is not that of the egg's picture: a smaller one of the same egg is sharper by these figures,
       * so nothing is compared. Null where they are alike or no picture is kept.
       */
      goldenOtherSize: z.strictObject({ width: z.number(), height: z.number() }).nullable(),
      /** Within which the golden scans of eggs lie themselves; null where none shows an egg, or the sizes differ. */
      goldenRange: z.strictObject({ sharpness: rangeSchema, coverage: rangeSchema }).nullable(),
    })
    .nullable(),
  /** Null when the picture was not kept; its figures are null where no egg is seen in it. */
  picture: z.strictObject({ figures: explainedPictureSchema.nullable() }).nullable(),
  /** Hours since set when the egg was scanned; null where no set time is known. */
  ageHours: z.number().nullable(),
  /** Depth of the air cell that is usual at that age, as a share of the egg's length. */
  usualAirCell: rangeSchema.nullable(),
})
export type EggExplanation = z.infer<typeof eggExplanationSchema>

export const explainMethods = {
  /** Null for an attempt that is not there. */
  eggExplanation: {
    params: z.strictObject({ visitId: z.int().positive(), cell: cellSchema, attempt: z.int().positive() }),
    result: eggExplanationSchema.nullable(),
    right: 'watch',
  },
} as const
