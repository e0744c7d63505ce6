import * as z from 'zod'
import { FLOCK_RANGE_REFUSALS, FLOCK_RANGES_MAX } from '../domain/tray/flock-range.ts'
import { HOLD_REASONS, TRAY_REFUSALS, TRAY_RELEASES, TRAY_WHY_MAX, TRAY_WHY_MIN } from '../domain/tray/hold.ts'
import { TRAY_FLAGS } from '../domain/tray/passage.ts'
import { MOVES_MAX, TRANSFER_REFUSALS } from '../domain/tray/transfer.ts'
import { cellSchema } from './vocabulary.ts'

/** Renderer → station: trays on hold, what people say of trays, moved eggs, and flocks within a tray. Part of the station's service. */
const done = z.strictObject({})
const visitId = z.int().positive()
const why = z.string().trim().min(TRAY_WHY_MIN).max(TRAY_WHY_MAX)
/** As the scanner reads one; the same limit as on the wire. */
export const TRAY_CODE_MAX = 64
const trayCode = z.string().trim().min(1).max(TRAY_CODE_MAX)
const batchId = z.string().max(60)
const flock = z.string().trim().min(1).max(60)

export const heldTraySchema = z.strictObject({
  visitId: z.number(),
  code: z.string(),
  batchId: z.string().nullable(),
  /** When its passage was over. */
  sinceWallMs: z.number(),
  reason: z.enum(HOLD_REASONS),
  flags: z.array(z.enum(TRAY_FLAGS)),
  /** Which eggs it holds must be said before it can go on as it is. */
  inQuestion: z.boolean(),
  /** A person asked for another passage; it stays here until then. */
  rescanAsked: z.boolean(),
  eggsWaiting: z.number(),
  /** The passage before of the same eggs. */
  earlierVisitId: z.number().nullable(),
})
export type HeldTrayRow = z.infer<typeof heldTraySchema>

function outcomeOf<const Refusals extends readonly [string, ...string[]]>(refusals: Refusals) {
  return z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true) }),
    z.strictObject({ ok: z.literal(false), refusal: z.enum(refusals) }),
  ])
}

const trayOutcome = outcomeOf(TRAY_REFUSALS)
export type TrayOutcome = z.infer<typeof trayOutcome>
const transferOutcome = outcomeOf(TRANSFER_REFUSALS)
export type TransferOutcome = z.infer<typeof transferOutcome>
const flockOutcome = outcomeOf(FLOCK_RANGE_REFUSALS)
export type FlockOutcome = z.infer<typeof flockOutcome>

/** Everything that can be in the way of a person's word on trays; translated on screen. */
export const TRAY_DESK_REFUSALS = [...TRAY_REFUSALS, ...TRANSFER_REFUSALS, ...FLOCK_RANGE_REFUSALS] as const

const moves = z.array(z.strictObject({ from: cellSchema, to: cellSchema })).max(MOVES_MAX)
const refillSchema = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    fromVisitId: z.number(),
    toVisitId: z.number(),
    /** Gaps that stay open because there are no more eggs. */
    gapsLeft: z.number(),
    moves,
  }),
  z.strictObject({ ok: z.literal(false), refusal: z.enum(TRANSFER_REFUSALS) }),
])
export type RefillPlan = z.infer<typeof refillSchema>

const flockRanges = z.array(z.strictObject({ flock, from: cellSchema, to: cellSchema })).max(FLOCK_RANGES_MAX)

export const trayMethods = {
  /** Oldest first. */
  heldTrays: { params: done, result: z.array(heldTraySchema), right: 'watch' },
  releaseTray: {
    params: z.strictObject({ visitId, how: z.enum(TRAY_RELEASES), why }),
    result: trayOutcome,
    right: 'tray.release',
  },
  /** Which tray it was: for a code that could not be read, or that was read wrongly. */
  nameTray: { params: z.strictObject({ visitId, code: trayCode, why }), result: trayOutcome, right: 'tray.release' },
  /** Which eggs a tray holds that came by a second time. */
  sayDoublePassage: {
    params: z.strictObject({ visitId, eggs: z.enum(['SAME_EGGS', 'OTHER_EGGS']), why }),
    result: trayOutcome,
    right: 'tray.release',
  },
  /**
   * How the gaps of one tray would be filled with the eggs of another; changes nothing. Both by the codes of their trays, the eggs in
   * `fromBatchId`: the same batch, or an earlier one whose eggs a person wants to mix in.
   */
  planRefill: {
    params: z.strictObject({ batchId, toCode: trayCode, fromBatchId: batchId, fromCode: trayCode }),
    result: refillSchema,
    right: 'watch',
  },
  /** Eggs that were moved after sorting. `otherBatchWhy`: a person's reason for mixing two batches; null where that is not wanted. */
  recordTransfers: {
    params: z.strictObject({ fromVisitId: visitId, toVisitId: visitId, moves, otherBatchWhy: why.nullable() }),
    result: transferOutcome,
    right: 'line.run',
  },
  /** Flocks of a tray by cells in reading order; with an empty code of every tray of the batch that has none of its own. Replaces what was there. */
  setFlockRanges: {
    params: z.strictObject({ batchId, code: z.string().trim().max(TRAY_CODE_MAX), ranges: flockRanges }),
    result: flockOutcome,
    right: 'line.run',
  },
  flockRanges: {
    params: z.strictObject({ batchId, code: z.string().trim().max(TRAY_CODE_MAX) }),
    result: flockRanges,
    right: 'watch',
  },
} as const
