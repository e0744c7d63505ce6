import * as z from 'zod'
import { bytesSchema, cellSchema } from './vocabulary.ts'

/** Renderer → review: pictures for people. The model never sees one of these. */

/** `notKept`: no picture is there (any more). `noImaging`: the library that makes pictures cannot be loaded, because the installation is damaged. */
const cannot = [
  z.strictObject({ state: z.literal('notKept') }),
  z.strictObject({ state: z.literal('noImaging') }),
] as const

/** Thumbnails in one PNG: `columns` of them in a row, each a square of `side` pixels. */
const sheet = { side: z.number(), columns: z.number(), png: bytesSchema }

const trayThumbnailsSchema = z.discriminatedUnion('state', [
  /** Cells in the order of their thumbnails. */
  z.strictObject({ state: z.literal('made'), ...sheet, cells: z.array(cellSchema) }),
  ...cannot,
])
export type TrayThumbnails = z.infer<typeof trayThumbnailsSchema>

/** Maps and slices of one attempt that a filmstrip shows; a stack of more is looked at by other means. */
export const FILMSTRIP_TILES_MAX = 60

const filmstripSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('made'),
    ...sheet,
    tiles: z
      .array(z.strictObject({ attempt: z.number(), channel: z.number(), slice: z.number() }))
      .max(FILMSTRIP_TILES_MAX),
  }),
  ...cannot,
])
export type Filmstrip = z.infer<typeof filmstripSchema>

/** Counts as they came, 16 bit: one map as PNG, or all of them as the pages of one TIFF. */
export const PICTURE_FILES = ['png16', 'tiff16'] as const
export type PictureFile = (typeof PICTURE_FILES)[number]

const pictureFileSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('made'), name: z.string(), bytes: bytesSchema }),
  ...cannot,
])
export type PictureFileAnswer = z.infer<typeof pictureFileSchema>

const eggParams = z.strictObject({ visitId: z.int().positive(), cell: cellSchema })

export const pictureMethods = {
  /** Of the attempts that speak for their eggs. */
  trayThumbnails: {
    params: z.strictObject({ visitId: z.int().positive() }),
    result: trayThumbnailsSchema,
    right: 'watch',
  },
  /** Of all attempts at an egg, every map and slice. */
  eggFilmstrip: { params: eggParams, result: filmstripSchema, right: 'watch' },
  eggPictureFile: {
    params: eggParams.extend({
      attempt: z.int().positive(),
      format: z.enum(PICTURE_FILES),
      channel: z.int().nonnegative(),
      slice: z.int().nonnegative(),
    }),
    result: pictureFileSchema,
    right: 'records.export',
  },
} as const

/** Pictures in a printed record: two rows of six. */
export const PRINT_PICTURES_MAX = 12
