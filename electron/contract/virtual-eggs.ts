import * as z from 'zod'

/** Receiver coils of the virtual scanner. */
const COILS = 16

/** A coil with more noise than this sees nothing but noise. */
const COIL_NOISE_MAX = 50

/** A phantom smaller than this has no embryo left; a larger one takes longer to draw than anybody waits. */
const SIDE_PIXELS_MIN = 32
export const SIDE_PIXELS_MAX = 256
/** Width and height of a picture, where nothing else is asked for. */
export const SIDE_PIXELS = 64

/** What the eggs of a virtual scanner look like, so that a line can be given what its model was never shown. */
export const virtualEggsSchema = z.strictObject({
  /** Invented breed, as models/phantom draws it; default `phantom`. */
  breed: z.enum(['phantom', 'phantom-broad', 'phantom-slow', 'phantom-strange']).optional(),
  /** Width and height of a picture; default SIDE_PIXELS. */
  sidePixels: z.int().min(SIDE_PIXELS_MIN).max(SIDE_PIXELS_MAX).optional(),
  /** Coils that are noisier than a healthy one, and how many times; the others are healthy. */
  coilNoise: z
    .array(
      z.strictObject({
        coil: z
          .int()
          .min(0)
          .max(COILS - 1),
        factor: z.number().min(1).max(COIL_NOISE_MAX),
      }),
    )
    .max(COILS)
    .optional(),
})
