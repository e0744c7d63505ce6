import * as z from 'zod'

/** How full the line from the scanner is, and what goes over it for each egg; see domain/line-load.ts. */
export const liveLoadSchema = z.strictObject({
  /** Read from the line, frames and all: the mean of the last ten seconds. */
  receivedBytesPerS: z.number(),
  sentBytesPerS: z.number(),
  /** What the open line can carry; null where none is open, and where it has no speed of its own. */
  capacityBytesPerS: z.number().nullable(),
  /** Pictures as the last scan, the scanner or the model say that they are; null while nobody does. */
  traffic: z
    .strictObject({
      picture: z.strictObject({ width: z.number(), height: z.number(), channels: z.number(), slices: z.number() }),
      /** Attempts beyond the first, per egg. */
      rescanShare: z.number(),
    })
    .nullable(),
})
