import * as z from 'zod'

/** What the scanner says of itself, for service. Of the present connection: after a break it says it anew. */
export const scannerHealthSchema = z.strictObject({
  /** Null until it has said anything. */
  telemetry: z
    .strictObject({
      /** Since it came; about once a second another one is expected. */
      ageMs: z.number(),
      temperatures: z.array(z.strictObject({ place: z.string(), celsius: z.number() })),
      /** Standard deviation of the picture's background by coil, in pixel units. */
      coilNoise: z.array(z.strictObject({ coil: z.number(), sigma: z.number() })),
      conveyorSpeedMmPerS: z.number(),
      /** RMS velocity; null where the scanner does not measure it. */
      vibrationMmPerS: z.number().nullable(),
    })
    .nullable(),
  /** What it says is wrong with it now, the oldest first, in its own words. */
  faults: z.array(z.strictObject({ code: z.string(), text: z.string(), sinceWallMs: z.number() })),
})
export type ScannerHealth = z.infer<typeof scannerHealthSchema>
