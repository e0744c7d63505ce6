import * as z from 'zod'
import { START_CHECKS } from '../domain/batch/start-checks.ts'
import { STOP_KINDS, STOP_NOTE_MAX, STOP_REASONS } from '../domain/batch/stops.ts'
import { startBatchSchema } from './start-batch.ts'

/** Renderer → station: what surrounds a batch. Spread into the line's contract. */
const done = z.strictObject({})

export const BATCH_LIFE_REFUSALS = [
  'NO_SUCH_BATCH',
  'NOT_CLOSED',
  'SIGNED_ALREADY',
  /** Whoever signs has looked at other numbers. */
  'NUMBERS_CHANGED',
  'NO_SUCH_STOP',
  /** The numbers are signed, stops are among them, and only who may sign may overtake a signature. */
  'STOP_SIGNED',
  /** "Other" says nothing without a few words. */
  'STOP_NOTE_MISSING',
  'NOT_SAVED',
] as const
const outcome = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), refusal: z.enum(BATCH_LIFE_REFUSALS) }),
])
export type BatchLifeOutcome = z.infer<typeof outcome>

export const startCheckSchema = z.strictObject({ id: z.enum(START_CHECKS), verdict: z.enum(['ok', 'warn', 'stop']) })
export type StartCheckView = z.infer<typeof startCheckSchema>

export const batchStopSchema = z.strictObject({
  stopId: z.number(),
  kind: z.enum(STOP_KINDS),
  fromWallMs: z.number(),
  toWallMs: z.number().nullable(),
  reason: z.enum(STOP_REASONS).nullable(),
  note: z.string(),
  who: z.string(),
})
export type BatchStopView = z.infer<typeof batchStopSchema>

export const batchLifeMethods = {
  /** What would be looked at if this batch began now. Changes nothing. */
  startChecks: { params: startBatchSchema, result: z.array(startCheckSchema), right: 'watch' },
  /** The wish that was written down for the next batch, over restarts. */
  batchDraft: { params: done, result: startBatchSchema.nullable(), right: 'watch' },
  saveBatchDraft: { params: startBatchSchema, result: outcome, right: 'line.run' },
  discardBatchDraft: { params: done, result: outcome, right: 'line.run' },
  batchStops: {
    params: z.strictObject({ batchId: z.string().max(60) }),
    result: z.array(batchStopSchema),
    right: 'watch',
  },
  /** Asked after the line stands, never before; may be corrected. */
  explainStop: {
    params: z.strictObject({
      stopId: z.int().positive(),
      reason: z.enum(STOP_REASONS),
      note: z.string().trim().max(STOP_NOTE_MAX),
    }),
    result: outcome,
    right: 'line.run',
  },
  /** Signs the numbers of a closed batch that the signer has seen: `sha256` is theirs, as the record shows it. */
  signBatch: {
    params: z.strictObject({ batchId: z.string().max(60), sha256: z.string().max(64) }),
    result: outcome,
    right: 'batch.sign',
  },
} as const

/** What the record of a batch says of its life. */
export const recordLifeSchema = z.strictObject({
  stops: z.array(batchStopSchema),
  accepted: z.array(z.strictObject({ warning: z.string(), who: z.string(), atWallMs: z.number() })),
  signatures: z.array(
    z.strictObject({ revision: z.number(), sha256: z.string(), name: z.string(), atWallMs: z.number() }),
  ),
  /** Both empty where one model judged all of it. */
  models: z.strictObject({
    /** The one with which it began first; `who` is empty there, and for what the program did. */
    since: z.array(
      z.strictObject({
        ...{ modelId: z.string(), fromWallMs: z.number(), who: z.string() },
        act: z.enum(['began', 'switch', 'rollBack']),
      }),
    ),
    /** Null for what no model judged, because its picture could not be read. Empty cells are no eggs; every scan counts as one. */
    judged: z.array(z.strictObject({ modelId: z.string().nullable(), eggs: z.number(), scans: z.number() })),
  }),
  /** Of the numbers as they are now; the newest signature speaks for them only if it has the same. */
  sha256: z.string(),
})
export type RecordLife = z.infer<typeof recordLifeSchema>

/** Renderer → review. */
export const recordLifeMethods = {
  recordLife: {
    params: z.strictObject({ batchId: z.string().max(60) }),
    result: recordLifeSchema.nullable(),
    right: 'watch',
  },
} as const
