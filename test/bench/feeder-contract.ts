import * as z from 'zod'

const nothing = z.strictObject({})

/** The bench → the process that feeds inference in the station's place. */
export const feederContract = {
  service: 'feeder',
  methods: {
    /** Full batches, two under way as the station has them, for about that long: pictures answered a second. */
    full: {
      params: z.strictObject({ workMs: z.number().positive() }),
      result: z.strictObject({ perSec: z.number() }),
      right: 'process',
    },
    /** One picture there and its prediction back, milliseconds. */
    single: { params: nothing, result: z.strictObject({ tookMs: z.number() }), right: 'process' },
  },
  events: {},
} as const

export const feederInitSchema = z.strictObject({ modelFolder: z.string() })
