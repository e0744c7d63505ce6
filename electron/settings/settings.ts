import * as z from 'zod'
import { backupPlanSchema } from '../contract/backup-plan.ts'
import { DEFAULT_INFERENCE, inferenceSettingsSchema } from '../contract/inference-settings.ts'
import { proxySchema } from '../contract/policy.ts'
import { furtherLineSchema, stationScannerSchema } from '../contract/process-init.ts'
import { placeNameSchema, ratedSpeedSchema } from '../contract/settings.ts'
import { cloudSettingsSchema } from '../contract/uploads.ts'
import { DEFAULT_BACKUP_PLAN } from '../domain/backup-plan.ts'
import { FIRST_LINE_ID, LINES_MAX } from '../domain/line-id.ts'

/** Raised when an older program would misread the file. */
export const SETTINGS_VERSION = 1

/** What this machine was told once and keeps. Secrets do not belong here. */
export const settingsSchema = z.strictObject({
  version: z.literal(SETTINGS_VERSION),
  site: placeNameSchema,
  line: placeNameSchema,
  /** What the line is built for; the bar that the present speed is measured against. */
  ratedEggsPerHour: ratedSpeedSchema,
  /** Folder name below `models/`. */
  model: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,80}$/),
  scanner: stationScannerSchema,
  /** Lines of this machine beside the first one, which `line`, `ratedEggsPerHour` and `scanner` are about. Ids as the master data give them. */
  furtherLines: z
    .array(furtherLineSchema)
    .max(LINES_MAX - 1)
    .refine(haveOwnIds, 'every line needs an id of its own, and line-1 is the first line')
    .default([]),
  /** Where batch summaries go; null until somebody has agreed to it. The credential lies elsewhere. */
  cloud: cloudSettingsSchema.default(null),
  /** The way out to the cloud; null for the direct way. */
  proxy: proxySchema.nullable().default(null),
  /** On what the model runs. */
  inference: inferenceSettingsSchema.default(DEFAULT_INFERENCE),
  /** When backups are made by themselves, and how many stay. Read when the program starts. */
  backup: backupPlanSchema.default(DEFAULT_BACKUP_PLAN),
})
export type Settings = z.infer<typeof settingsSchema>

function haveOwnIds(lines: readonly { readonly id: string }[]): boolean {
  return new Set([FIRST_LINE_ID, ...lines.map(({ id }) => id)]).size === lines.length + 1
}

/** The fastest line in use today, a 150-egg tray every 22 s. */
const RATED_EGGS_PER_HOUR = 24_000

export const DEFAULT_SETTINGS: Settings = {
  version: SETTINGS_VERSION,
  site: 'Hatchery',
  line: 'Line 1',
  ratedEggsPerHour: RATED_EGGS_PER_HOUR,
  model: 'phantomnet-1.1.0',
  scanner: { kind: 'none' },
  furtherLines: [],
  cloud: null,
  proxy: null,
  inference: DEFAULT_INFERENCE,
  backup: DEFAULT_BACKUP_PLAN,
}
