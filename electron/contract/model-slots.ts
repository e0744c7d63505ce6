import * as z from 'zod'

const folder = z.string().min(1).max(1000).nullable()

/** The package that each model process is to run; null for one that is not needed. */
export const slotsWantedSchema = z.strictObject({ inference: folder, 'inference-2': folder })
export type SlotsWanted = z.infer<typeof slotsWantedSchema>

/** The process that owns the others → station: which model runs where is the station's word, carried out by whoever starts processes. */
export const modelSlotsContract = {
  service: 'model slots',
  methods: {
    /** `running`: what runs already, so that a station that was restarted beside its models goes on with them. */
    wanted: { params: z.strictObject({ running: slotsWantedSchema }), result: slotsWantedSchema, right: 'process' },
  },
  events: { wanted: slotsWantedSchema },
} as const
