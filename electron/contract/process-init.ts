import * as z from 'zod'
import { DEFAULT_BACKUP_PLAN } from '../domain/backup-plan.ts'
import { LINE_ID_PATTERN, LINES_MAX } from '../domain/line-id.ts'
import { retentionSchema } from './archive.ts'
import { backupPlanSchema } from './backup-plan.ts'
import { inferenceWishSchema } from './inference-settings.ts'
import { proxySchema } from './policy.ts'
import { scannerChoiceSchema } from './scanner-choice.ts'
import { processNameSchema, virtualScannerSettingsSchema } from './shell.ts'
import { startBatchSchema } from './start-batch.ts'
import { cloudSettingsSchema } from './uploads.ts'

/** First message to every background process, never in its arguments: other users of the machine can read those. */
const path = z.string().min(1).max(1000)

export const stationScannerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  ...scannerChoiceSchema.options,
  /** In-process bytes over the port to the sibling `virtual-scanner`, where there is no pseudo-terminal. */
  z.strictObject({ kind: z.literal('port') }),
  /** What was recorded of a line, so many times faster than it was; null for as fast as the station takes it. */
  z.strictObject({ kind: z.literal('replay'), file: path, speed: z.number().min(1).nullable() }),
])

/** By which a line is known on its machine and in its master data. */
export const lineIdSchema = z.string().regex(LINE_ID_PATTERN)

/** A line of the station beside its first one. */
export const furtherLineSchema = z.strictObject({
  id: lineIdSchema,
  /** As long as nobody has named it in the master data. */
  line: z.string().trim().min(1).max(60),
  ratedEggsPerHour: z.number().positive(),
  scanner: stationScannerSchema,
})

/** Public keys of those whose model packages may run here: in the program's folder, then in that of the machine. Beside the packages where absent. */
const keysFolders = z.array(path).min(1).optional()

export const stationInitSchema = z.strictObject({
  dataFolder: path,
  /** The folder that work and training share: one station uses it, whichever of them it is in. Null where there is none above. */
  root: path.nullable().default(null),
  play: z.boolean(),
  site: z.string(),
  line: z.string(),
  ratedEggsPerHour: z.number().positive(),
  /** Package of the settings: it judges as long as nobody has chosen another one on this station. */
  modelFolder: path,
  keysFolders,
  scanner: stationScannerSchema,
  /** Lines beside the first one, which `line`, `ratedEggsPerHour` and `scanner` are about. */
  furtherLines: z
    .array(furtherLineSchema)
    .max(LINES_MAX - 1)
    .default([]),
  /** Whether the lines are recorded from the beginning. */
  record: z.boolean().default(false),
  /** A batch to start on every line as soon as its scanner streams. */
  demo: z.strictObject({ batch: startBatchSchema }).nullable(),
  /** Where batch summaries go; null where none do, and always in play. Its credential is not here: see `secrets`. */
  cloud: cloudSettingsSchema.default(null),
  /** The way there; null for the direct one. */
  proxy: proxySchema.nullable().default(null),
  /** What IT decided about kept pictures; null where people may, on the screen. */
  pictures: retentionSchema.nullable().default(null),
  /** Who gives the credential: a file of the data folder, or the parent over the port `secrets`. */
  secrets: z.enum(['machine-file', 'parent']).default('machine-file'),
  /** Named in every summary. */
  appVersion: z.string().default(''),
})
export type StationInit = z.infer<typeof stationInitSchema>

export const inferenceInitSchema = z.strictObject({
  modelFolder: path,
  keysFolders,
  run: inferenceWishSchema.prefault({}),
})
export type InferenceInit = z.input<typeof inferenceInitSchema>

/** `modelsFolder` holds the packages, by which review knows what was trained on synthetic pictures. */
export const reviewInitSchema = z.strictObject({
  dataFolder: path,
  modelsFolder: path,
  keysFolders,
  play: z.boolean(),
  /** Named in backups and in the bundle for support. */
  appVersion: z.string().default(''),
  /** Shown on the service page and put into the bundle for support, blanked; null where there is none. */
  logFolder: path.nullable().default(null),
  settingsFile: path.nullable().default(null),
  policyFile: path.nullable().default(null),
  backup: backupPlanSchema.default(DEFAULT_BACKUP_PLAN),
})
export type ReviewInit = z.input<typeof reviewInitSchema>

export const virtualScannerInitSchema = z.strictObject({
  channel: z.enum(['pty', 'port']),
  /** Where the name of the pseudo-terminal stays the same across restarts; unused by `port`. */
  linkPath: path,
  settings: virtualScannerSettingsSchema,
})
export type VirtualScannerInit = z.infer<typeof virtualScannerInitSchema>

/** What the supervisor wraps around it, the same for every process. */
export const childInitSchema = z.strictObject({
  process: processNameSchema,
  log: z.strictObject({
    folder: path.nullable(),
    level: z.enum(['debug', 'info', 'warn', 'error']),
  }),
  init: z.unknown(),
})
export type ChildInit = z.infer<typeof childInitSchema>
