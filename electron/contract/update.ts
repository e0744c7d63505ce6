import * as z from 'zod'
import { updateModeSchema, updateWindowSchema } from './policy.ts'

/** What is known about updates of the program: to every screen one line for the operator and the facts for IT; to the station a lease. */

/**
 * Why something that a feed offers is not taken. signature-missing, signature-bad, unknown-key, no-release-key: of the channel file's seal.
 * wrong-product, not-readable, bad-address, too-large: of what it says. downgrade: it is older than what runs. size, hash: the installer is not
 * the announced one. publisher: Windows' own signature does not hold. not-installed: it was tried and another version runs all the same.
 */
export const UPDATE_REFUSALS = [
  'signature-missing',
  'signature-bad',
  'unknown-key',
  'no-release-key',
  'wrong-product',
  'not-readable',
  'bad-address',
  'too-large',
  'downgrade',
  'size',
  'hash',
  'publisher',
  'not-installed',
] as const
export const updateRefusalReasonSchema = z.enum(UPDATE_REFUSALS)
export type UpdateRefusalReason = z.infer<typeof updateRefusalReasonSchema>

/** `file` is the name of the file at fault; `message` says in English, for the log and for IT, what is wrong and what to do. */
export const updateRefusalSchema = z.strictObject({
  reason: updateRefusalReasonSchema,
  file: z.string(),
  message: z.string(),
})
export type UpdateRefusal = z.infer<typeof updateRefusalSchema>

const version = z.string()

export const updateStateSchema = z.discriminatedUnion('kind', [
  /** policy: switched off. no-feed: on, but without an address. other-tool: this installation is updated by a package manager or by IT's own tool. */
  z.strictObject({ kind: z.literal('off'), why: z.enum(['policy', 'no-feed', 'other-tool']) }),
  z.strictObject({ kind: z.literal('not-checked') }),
  z.strictObject({ kind: z.literal('up-to-date') }),
  /** Published for part of the machines only, and this is not yet one of them. */
  z.strictObject({ kind: z.literal('held-back'), version }),
  z.strictObject({ kind: z.literal('available'), version }),
  z.strictObject({ kind: z.literal('downloading'), version }),
  /** Fetched and checked. mode: the policy asks for no more. no-rights: this account may not replace the program, so IT has to. */
  z.strictObject({ kind: z.literal('ready'), version, why: z.enum(['mode', 'no-rights']) }),
  /** `from` is the beginning of the window, HH:MM. */
  z.strictObject({ kind: z.literal('waiting-window'), version, from: z.string() }),
  z.strictObject({ kind: z.literal('waiting'), version, for: z.enum(['batch', 'eggs', 'station']) }),
  z.strictObject({ kind: z.literal('installing'), version }),
  z.strictObject({ kind: z.literal('refused'), refusal: updateRefusalSchema }),
])
export type UpdateState = z.infer<typeof updateStateSchema>

export const updateViewSchema = z.strictObject({
  state: updateStateSchema,
  mode: updateModeSchema,
  feed: z.string().nullable(),
  window: updateWindowSchema,
  currentVersion: version,
  /** When the feed answered last; null before the first answer. */
  checkedAtWallMs: z.number().nullable(),
  /** Why the feed or a download could not be had the last time, in technical words; null when it could. */
  problem: z.string().nullable(),
})
export type UpdateView = z.infer<typeof updateViewSchema>

const nothing = z.strictObject({})

/** Part of the shell's service. */
export const updateMethods = {
  update: { params: nothing, result: updateViewSchema, right: 'watch' },
  /** Asks the feed at once. Answers at once; what comes of it is seen in the view. */
  checkForUpdateNow: { params: nothing, result: nothing, right: 'update.install' },
} as const

/** What the station is doing, as far as an update may not disturb it. eggs: no batch, but eggs that are not decided and stored yet. */
export const lineRestSchema = z.enum(['idle', 'batch', 'eggs'])
export type LineRest = z.infer<typeof lineRestSchema>

/** Shell → station, on a port of its own: no screen can reach it. */
export const updateLeaseContract = {
  service: 'update-lease',
  methods: {
    state: { params: nothing, result: z.strictObject({ rest: lineRestSchema }), right: 'process' },
    /** Granted only to an idle line. While it holds no batch can be started; it ends by itself after UPDATE_LEASE_MS. */
    grantUpdateLease: {
      params: nothing,
      result: z.strictObject({ granted: z.boolean(), rest: lineRestSchema }),
      right: 'process',
    },
    releaseUpdateLease: { params: nothing, result: nothing, right: 'process' },
  },
  events: {},
} as const

/** Long enough to stop everything in order and to start an installer; an update that died meanwhile keeps nobody from working for longer. */
export const UPDATE_LEASE_MS = 2 * 60_000
