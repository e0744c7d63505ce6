import * as z from 'zod'
import { KEPT_CLASSES, type KeptClass } from '../domain/archive/keep.ts'
import { DEFAULT_RETENTION, type Retention } from '../domain/archive/retention.ts'
import { retentionSchema } from './archive.ts'
import { backupPlanSchema } from './backup-plan.ts'
import { cloudEndpointSchema } from './uploads.ts'

/**
 * What IT decides for a machine, in a file that only an administrator may write. What stands here wins over the machine's own settings,
 * and the settings screen shows it as managed. Parsed where it is read; `electron/settings` knows where it lies and how it is sealed.
 */
export const POLICY_VERSION = 1

/** off: another tool brings updates. notify: tell only. download: fetch and tell. install-in-window: also install, in the window. */
export const UPDATE_MODES = ['off', 'notify', 'download', 'install-in-window'] as const
export const updateModeSchema = z.enum(UPDATE_MODES)
export type UpdateMode = z.infer<typeof updateModeSchema>

/** Time of day on the machine's own clock, "02:30". */
const timeOfDaySchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM')

/** When an installation may begin; a window whose end is not after its start runs over midnight. */
export const updateWindowSchema = z.strictObject({ from: timeOfDaySchema, to: timeOfDaySchema })
export type UpdateWindow = z.infer<typeof updateWindowSchema>

/** Folder on a web server with the installers. Plain http will do: what is installed carries a signature of its own. */
const feedSchema = z
  .url({ protocol: /^https?$/ })
  .max(400)
  .refine((text) => !/[@?#]/.test(text), 'must be without user, query or fragment')

export const updatePolicySchema = z.strictObject({
  mode: updateModeSchema,
  feed: feedSchema.nullable(),
  window: updateWindowSchema,
})
export type UpdatePolicy = z.infer<typeof updatePolicySchema>

/** Off until IT says otherwise: nothing is fetched and nothing changes by itself. */
export const NO_UPDATES: UpdatePolicy = { mode: 'off', feed: null, window: { from: '01:00', to: '04:00' } }

/** `http://proxy.example:3128`; a proxy that wants a password is reached through a local one, because a password does not belong here. */
export const proxySchema = z
  .url({ protocol: /^https?$/ })
  .max(400)
  .refine((text) => !/[@?#]/.test(text), 'must be without user, query or fragment')

const GIB = 1024 ** 3

/** One number a class; the usual one where IT names none. */
function perClass(usual: Readonly<Record<KeptClass, number>>) {
  return z
    .partialRecord(z.enum(KEPT_CLASSES), z.number())
    .default({})
    .transform((named) => ({ ...usual, ...named }))
}

/** Which pictures are kept for how long, in IT's units; what is left out is as usual. */
export const picturesPolicySchema = z
  .strictObject({
    days: perClass(DEFAULT_RETENTION.days),
    classShares: perClass(DEFAULT_RETENTION.classShares),
    sampleShare: z.number().default(DEFAULT_RETENTION.sampleShare),
    quotaGib: z.number().default(DEFAULT_RETENTION.quotaBytes / GIB),
  })
  .transform(({ quotaGib, ...rest }): Retention => ({ ...rest, quotaBytes: Math.round(quotaGib * GIB) }))
  .pipe(retentionSchema)

/** A part that is absent is left to the machine's own settings. */
export const machinePolicySchema = z.strictObject({
  version: z.literal(POLICY_VERSION),
  update: updatePolicySchema.optional(),
  cloud: z.strictObject({ endpoint: cloudEndpointSchema, site: z.string().trim().min(1).max(60) }).optional(),
  proxy: proxySchema.optional(),
  /** Keys that are left out have the usual value. */
  backup: backupPlanSchema.optional(),
  pictures: picturesPolicySchema.optional(),
})
export type MachinePolicy = z.infer<typeof machinePolicySchema>

/**
 * Why a policy file that is there is not followed. NO_SEAL, BAD_SEAL: its seal is missing or is none. CHANGED: not a byte may differ from what
 * was sealed. OTHERS_MAY_WRITE: whoever may write it could decide for IT. UNREADABLE, TOO_LARGE, NOT_JSON, NOT_VALID: of the file itself.
 */
export const POLICY_REFUSALS = [
  'UNREADABLE',
  'OTHERS_MAY_WRITE',
  'TOO_LARGE',
  'NO_SEAL',
  'BAD_SEAL',
  'CHANGED',
  'NOT_JSON',
  'NOT_VALID',
] as const
export const policyRefusalSchema = z.enum(POLICY_REFUSALS)
export type PolicyRefusal = z.infer<typeof policyRefusalSchema>

/** What a screen is told of the policy file. `detail` names what is wrong in the file: a field, a system's word; empty where there is nothing more to say. */
export const policyStateSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('absent'), path: z.string() }),
  z.strictObject({ state: z.literal('applied'), path: z.string() }),
  z.strictObject({
    state: z.literal('refused'),
    path: z.string(),
    refusal: policyRefusalSchema,
    detail: z.string().max(400),
  }),
])
export type PolicyState = z.infer<typeof policyStateSchema>
