import * as z from 'zod'

/** Renderer → station: what opens the data key of this folder. No answer but that of `makeRecoveryCode` holds a secret. */

export const keySlotSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['machine-file', 'key-store', 'recovery-code']),
  /** Path of the machine file, account of the key store; empty for a code. */
  place: z.string(),
  /** Whether it opens the data here and now; null where only a person can tell. */
  opens: z.boolean().nullable(),
})
export type KeySlotView = z.infer<typeof keySlotSchema>

export const keysViewSchema = z.strictObject({
  /** By which people tell data keys apart, on paper too. */
  keyName: z.string(),
  keyFile: z.string(),
  slots: z.array(keySlotSchema),
  /** Names of slots that are damaged, as far as they can still be read. */
  damaged: z.array(z.string()),
  /** False when more may be damaged than can be named. */
  isWhole: z.boolean(),
})
export type KeysView = z.infer<typeof keysViewSchema>

/** NO_KEY_STORE_HERE: the operating system offers none to this program. OTHER_GROUP: not what was printed. CODE_GONE: the code was made too long ago, or by an earlier start. The rest as in the store. */
export const KEY_REFUSALS = [
  'NO_KEY_STORE_HERE',
  'OTHER_GROUP',
  'CODE_GONE',
  'UNKNOWN_SLOT',
  'LOCKED_OUT',
  'NO_CODE',
  'NOT_SAVED',
] as const
export type KeyRefusal = (typeof KEY_REFUSALS)[number]

const nothing = z.strictObject({})
const outcome = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), refusal: z.enum(KEY_REFUSALS) }),
])
export type KeyOutcome = z.infer<typeof outcome>

const rotation = z.discriminatedUnion('ok', [
  /** Accounts whose key store opens with the key that it had: it gave no seal now, or belongs to somebody else. */
  z.strictObject({ ok: z.literal(true), kept: z.array(z.string()) }),
  z.strictObject({ ok: z.literal(false), refusal: z.enum(KEY_REFUSALS) }),
])
export type KeyRotation = z.infer<typeof rotation>

/** A code that opens nothing before it is confirmed. */
export const newCodeSchema = z.strictObject({
  slotId: z.string(),
  keyName: z.string(),
  groups: z.array(z.string()),
  /** Which group is to be typed back, counted from 1. */
  ask: z.number(),
})
export type NewCode = z.infer<typeof newCodeSchema>

export const keyMethods = {
  keys: { params: nothing, result: keysViewSchema, right: 'watch' },
  /** Shown once; nothing holds until it is confirmed. */
  makeRecoveryCode: { params: nothing, result: newCodeSchema, right: 'keys.change' },
  /** An earlier code opens nothing any more. */
  confirmRecoveryCode: {
    params: z.strictObject({ slotId: z.string().max(40), group: z.string().max(40) }),
    result: outcome,
    right: 'keys.change',
  },
  /** Wraps the data key anew for machine file and key store; the data is not written again. */
  rotateKeys: { params: nothing, result: rotation, right: 'keys.change' },
  /** Has the operating system's key store open the data for the account that runs the program. */
  addKeyStore: { params: nothing, result: outcome, right: 'keys.change' },
  removeKeySlot: { params: z.strictObject({ id: z.string().max(40) }), result: outcome, right: 'keys.change' },
} as const
