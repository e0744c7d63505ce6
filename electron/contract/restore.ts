import * as z from 'zod'

/** Renderer → review: putting a backup back, also while the station cannot open its database. */

/** A proved copy that takes the database's place when the station starts next. */
export const stagedInfoSchema = z.strictObject({ name: z.string(), scans: z.number(), madeAtWallMs: z.number() })
export type StagedInfo = z.infer<typeof stagedInfoSchema>

/** The same once a start has put it in place; `atWallMs`: when. */
const restoredInfoSchema = stagedInfoSchema.extend({ atWallMs: z.number() })

/** What would be missing after a restore, as far as anybody can say. */
export const restoreLossSchema = z.strictObject({
  name: z.string(),
  madeAtWallMs: z.number(),
  /** Scans that the station had committed and the backup does not have; null where neither mark nor database can say. */
  scans: z.number().nullable(),
  /** Batches begun after the backup; null where the database cannot be read. */
  batches: z.number().nullable(),
  /** When the newest scan was committed; null where nobody can say. */
  newestWallMs: z.number().nullable(),
  /** Messages that the intake journals give back, and those they no longer have. */
  journalBack: z.number(),
  journalGone: z.number(),
  /** Scans imported since the backup, which are in no journal; null where the database cannot be read. */
  imported: z.number().nullable(),
  /** Scans that nothing gives back, as far as they can be counted: there may be more where a count above is null or `journalGone` is not 0. */
  scansGone: z.number(),
})
export type RestoreLoss = z.infer<typeof restoreLossSchema>

export const rescueSchema = z.strictObject({
  /** Why the station cannot open its database; null when it can, or was not asked yet. */
  damage: z.strictObject({ message: z.string(), atWallMs: z.number() }).nullable(),
  /** What waits for the station's next start; null when nothing does. */
  staged: stagedInfoSchema.nullable(),
  /** What was put in place last, whoever started the station; null once somebody has seen it. */
  restored: restoredInfoSchema.nullable(),
})
export type Rescue = z.infer<typeof rescueSchema>

const named = z.strictObject({ name: z.string().max(60) })

export const restoreMethods = {
  rescue: { params: z.strictObject({}), result: rescueSchema, right: 'watch' },
  /** Null when that backup is not there or cannot be opened. */
  restoreLoss: { params: named, result: restoreLossSchema.nullable(), right: 'watch' },
  /** Proves and copies; the station puts the copy in place when it starts next. How it stands is one of `upkeepJobs`. */
  startRestore: { params: named, result: z.strictObject({}), right: 'service.maintain' },
  /** Withdraws it, whether it is being copied or waits for the next start. */
  cancelRestore: { params: z.strictObject({}), result: z.strictObject({}), right: 'service.maintain' },
  /** Somebody has seen that one was put in place. */
  dismissRestored: { params: z.strictObject({}), result: z.strictObject({}), right: 'service.maintain' },
} as const
