import * as z from 'zod'
import { backupPlanSchema } from './backup-plan.ts'
import { inferenceSettingsSchema, inferenceViewSchema } from './inference-settings.ts'
import { policyStateSchema, proxySchema, updatePolicySchema } from './policy.ts'
import { bearerTokenSchema, tokenProblemSchema, tokenStateSchema } from './secrets.ts'
import { cloudSettingsSchema } from './uploads.ts'

/** Renderer → the process that owns the others: what this machine was told about itself. Part of the shell's service. */

/** Name of a site or a line, as it stands in the top bar and in every record. */
export const placeNameSchema = z.string().trim().min(1).max(60)
export const ratedSpeedSchema = z.number().min(60).max(10_000_000)

/** What a person at the screen may change, unless IT decides it. */
export const editableSettingsSchema = z.strictObject({
  site: placeNameSchema,
  line: placeNameSchema,
  ratedEggsPerHour: ratedSpeedSchema,
  cloud: cloudSettingsSchema,
  /** The way out to the cloud; null for the direct way. */
  proxy: proxySchema.nullable(),
  /** On what the model runs. */
  inference: inferenceSettingsSchema,
})
export type EditableSettings = z.infer<typeof editableSettingsSchema>

/** What a policy file can decide. */
export const MANAGED_FIELDS = ['cloud', 'proxy', 'update', 'backup', 'pictures'] as const
export type ManagedField = (typeof MANAGED_FIELDS)[number]

/** What holds now, whoever decided it. */
export const settingsViewSchema = z.strictObject({
  ...editableSettingsSchema.shape,
  update: updatePolicySchema,
  /** When backups are made by themselves, how many stay and where a second copy goes. */
  backup: backupPlanSchema,
  /** Decided by IT's policy file; cannot be changed here. */
  managed: z.array(z.enum(MANAGED_FIELDS)),
  policy: policyStateSchema,
  token: tokenStateSchema,
  /** The station still runs with other values: IT changed its policy while a batch is open. It is restarted when the batch is closed. */
  restartPending: z.boolean(),
})
export type SettingsView = z.infer<typeof settingsViewSchema>

/**
 * BATCH_OPEN: the station would have to be restarted. STATION_SILENT: it does not say whether a batch is open. MANAGED: IT decides this.
 * The others are of the token or of the disk.
 */
export const settingsRefusalSchema = z.enum(['BATCH_OPEN', 'STATION_SILENT', 'MANAGED', ...tokenProblemSchema.options])
export type SettingsRefusal = z.infer<typeof settingsRefusalSchema>

const outcome = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), refusal: settingsRefusalSchema }),
])
export type SettingsOutcome = z.infer<typeof outcome>

const nothing = z.strictObject({})

export const settingsMethods = {
  /** On what the models run now, and what was measured. */
  inference: { params: nothing, result: inferenceViewSchema, right: 'watch' },
  settings: { params: nothing, result: settingsViewSchema, right: 'watch' },
  /** All of it at once, so that two screens never make a mixture. Restarts the station where that is needed. */
  changeSettings: { params: editableSettingsSchema, result: outcome, right: 'settings.edit' },
  /** Holds at once and restarts nothing, so that it may be changed while a batch is open. */
  changeBackupPlan: { params: backupPlanSchema, result: outcome, right: 'settings.edit' },
  /** Keeps another token; null forgets the one that is kept. There is no way to read it. */
  setCloudToken: {
    params: z.strictObject({ token: bearerTokenSchema.nullable() }),
    result: outcome,
    right: 'settings.edit',
  },
} as const
