import * as z from 'zod'
import { backupPlanSchema } from '../../contract/backup-plan.ts'
import { verifyResultSchema } from '../../contract/backups.ts'
import { dataSetResultSchema, dataSetWishSchema } from '../../contract/data-set.ts'
import { stagedInfoSchema } from '../../contract/restore.ts'
import { reconcileResultSchema } from '../../contract/sum-check.ts'
import { tableResultSchema, tableWishSchema } from '../../contract/table-export.ts'
import {
  backupResultSchema,
  bundleSeenSchema,
  integrityResultSchema,
  plainJobSchema,
  upkeepJobsSchema,
  versionsSchema,
} from '../../contract/upkeep.ts'
import { bytesSchema } from '../../contract/vocabulary.ts'
import { DEFAULT_BACKUP_PLAN } from '../../domain/backup-plan.ts'

/** Between review and the thread that carries out its long work. */
export const jobRequestSchema = z.discriminatedUnion('job', [
  z.strictObject({ job: plainJobSchema }),
  /** What only review and the screen know goes with the request; the thread reads the rest itself. */
  z.strictObject({
    job: z.literal('bundle'),
    seen: bundleSeenSchema,
    versions: versionsSchema,
    jobs: upkeepJobsSchema,
  }),
  z.strictObject({
    job: z.literal('restore'),
    name: z.string(),
    userId: z.string().nullable(),
    who: z.string(),
  }),
  z.strictObject({
    job: z.literal('dataSet'),
    wish: dataSetWishSchema,
    write: z.boolean(),
    /** Of all models that ever judged here: those that are synthetic, or cannot be shown not to be. */
    syntheticModels: z.array(z.string()),
  }),
  z.strictObject({ job: z.literal('verify'), name: z.string() }),
  z.strictObject({ job: z.literal('table'), wish: tableWishSchema, syntheticModels: z.array(z.string()) }),
])
export type JobRequest = z.infer<typeof jobRequestSchema>

const path = z.string().min(1)

/** Given to the thread when it is made, in memory: the data key is never an argument. */
export const jobPlaceSchema = z.strictObject({
  dataFolder: path,
  play: z.boolean(),
  appVersion: z.string(),
  logFolder: path.nullable(),
  settingsFile: path.nullable(),
  policyFile: path.nullable(),
  backup: backupPlanSchema.default(DEFAULT_BACKUP_PLAN),
  /** Bytes of the data key. */
  dataKey: bytesSchema,
  nowWallMs: z.number(),
})
export type JobPlace = z.input<typeof jobPlaceSchema>

export const jobOutcomeSchema = z.union([
  z.discriminatedUnion('job', [
    z.strictObject({ ok: z.literal(true), job: z.literal('integrity'), result: integrityResultSchema }),
    z.strictObject({ ok: z.literal(true), job: z.literal('reconcile'), result: reconcileResultSchema }),
    z.strictObject({ ok: z.literal(true), job: z.literal('backup'), result: backupResultSchema }),
    z.strictObject({ ok: z.literal(true), job: z.literal('dataSet'), result: dataSetResultSchema }),
    z.strictObject({ ok: z.literal(true), job: z.literal('restore'), result: stagedInfoSchema }),
    z.strictObject({ ok: z.literal(true), job: z.literal('table'), result: tableResultSchema }),
    z.strictObject({ ok: z.literal(true), job: z.literal('verify'), result: verifyResultSchema }),
    z.strictObject({
      ...{ ok: z.literal(true), job: z.literal('bundle') },
      result: z.strictObject({ name: z.string(), bytes: bytesSchema }),
    }),
  ]),
  z.strictObject({ ok: z.literal(false), code: z.string(), message: z.string() }),
])
export type JobOutcome = z.infer<typeof jobOutcomeSchema>

/** What the thread says, any number of shares and then one outcome. */
export const jobMessageSchema = z.union([
  z.strictObject({ share: z.number().min(0).max(1) }),
  z.strictObject({ outcome: jobOutcomeSchema }),
])
export type JobMessage = z.infer<typeof jobMessageSchema>
