import * as z from 'zod'
import { HOLD_REASONS, TRAY_WORDS } from '../domain/tray/hold.ts'
import { eggClassSchema } from './vocabulary.ts'

/** What the record of a batch says of single trays: part of the report of a batch. */

/** A tray that was held: why, what people said of it, and what came of it. */
export const heldRecordSchema = z.strictObject({
  visitId: z.number(),
  code: z.string(),
  beganWallMs: z.number(),
  /** The first thing first. */
  reasons: z.array(z.enum(HOLD_REASONS)).min(1),
  /** In the order in which it was said; `why` in the words of whoever said it. */
  said: z.array(z.strictObject({ word: z.enum(TRAY_WORDS), who: z.string(), atWallMs: z.number(), why: z.string() })),
  /** `again`: it came by another time, and what was still to do is that passage's. */
  outcome: z.enum(['waits', 'again', 'settled']),
})
export type HeldRecord = z.infer<typeof heldRecordSchema>

/** What of the counted eggs belongs to a flock, where a tray holds the eggs of several. */
export const flockCountSchema = z.strictObject({
  flock: z.string(),
  /** Without empty cells: the denominator of every share of the flock. */
  eggs: z.number(),
  emptyCells: z.number(),
  byClass: z.partialRecord(eggClassSchema, z.number()),
})
