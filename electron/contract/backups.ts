import * as z from 'zod'
import { backupPlanSchema } from './backup-plan.ts'

/** Renderer → review: which backups there are, whether they hold, and when the next one is due. */

export const backupInfoSchema = z.strictObject({
  /** Name of its folder among the backups: the time it was begun, UTC. */
  name: z.string(),
  madeAtWallMs: z.number(),
  appVersion: z.string(),
  schemaVersion: z.number(),
  bytes: z.number(),
  scans: z.number(),
})
export type BackupInfo = z.infer<typeof backupInfoSchema>

/** What is known of a backup's bytes. Every one was read page by page when it was made. */
export const backupProofSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('made') }),
  z.strictObject({ kind: z.literal('sound'), atWallMs: z.number() }),
  /** `finding` names the file and what is wrong with it, in English. */
  z.strictObject({ kind: z.literal('damaged'), atWallMs: z.number(), finding: z.string() }),
  /** All but its key file holds: it can be put back here, but on another machine the printed code may not open it. */
  z.strictObject({ kind: z.literal('keyDamaged'), atWallMs: z.number(), finding: z.string() }),
])
export type BackupProof = z.infer<typeof backupProofSchema>

export const listedBackupSchema = backupInfoSchema.extend({ proof: backupProofSchema })
export type ListedBackup = z.infer<typeof listedBackupSchema>

/** `soon`: within some minutes. `afterBatch`: as soon as no batch is open, or two days after the one before. */
export const nextBackupSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('at'), atWallMs: z.number() }),
  z.strictObject({ kind: z.literal('soon') }),
  z.strictObject({ kind: z.literal('afterBatch') }),
])
export type NextBackup = z.infer<typeof nextBackupSchema>

/** Why a second copy cannot be put there now; `AWAY`: a disk on the network that does not answer. */
export const SECOND_FOLDER_STATES = ['READY', 'MISSING', 'NOT_WRITABLE', 'FULL', 'AWAY'] as const
export type SecondFolderState = (typeof SECOND_FOLDER_STATES)[number]

export const backupsViewSchema = z.strictObject({
  folder: z.string(),
  /** Newest first; only those whose manifest can be read. */
  backups: z.array(listedBackupSchema),
  plan: backupPlanSchema,
  /** Null where none is made by itself: in play, and while the database cannot be opened. */
  next: nextBackupSchema.nullable(),
  /** Null where the plan names no second folder. */
  second: z
    .strictObject({
      state: z.enum(SECOND_FOLDER_STATES),
      /** Of the newest backup there; null for none, or where nobody can look. */
      newestWallMs: z.number().nullable(),
    })
    .nullable(),
})
export type BackupsView = z.infer<typeof backupsViewSchema>

/** One backup read again, byte by byte. */
export const verifyResultSchema = z.strictObject({ name: z.string(), proof: backupProofSchema })

export const backupMethods = {
  backups: { params: z.strictObject({}), result: backupsViewSchema, right: 'watch' },
  /** Reads every byte of a backup again; how it stands is one of `upkeepJobs`. */
  startVerify: {
    params: z.strictObject({ name: z.string().max(60) }),
    result: z.strictObject({}),
    right: 'service.maintain',
  },
} as const

/** The process that owns the others → review. */
export const backupPlanContract = {
  service: 'backup plan',
  methods: {
    /** It holds from now on. */
    use: { params: backupPlanSchema, result: z.strictObject({}), right: 'process' },
  },
  events: {},
} as const
