import * as z from 'zod'

/** The characters of a bearer token (RFC 6750, 2.1); anything else would be cut or split on its way. */
export const bearerTokenSchema = z.string().regex(/^[A-Za-z0-9\-._~+/]{1,4096}=*$/, 'must be a bearer token')

/** The token, or why there is none, in words that never hold any of it. */
export const cloudTokenSchema = z.union([
  z.strictObject({ token: bearerTokenSchema }),
  z.strictObject({ missing: z.string().max(600) }),
])
export type CloudToken = z.infer<typeof cloudTokenSchema>

/** Of a wrapping key, and of what a key store makes of it. */
const base64 = z.base64().max(20_000)
const missing = z.strictObject({ missing: z.string().max(600) })
/** Sealed for that account, or why not. */
export const sealedKeySchema = z.union([z.strictObject({ sealed: base64, account: z.string().max(200) }), missing])
export type SealedKey = z.infer<typeof sealedKeySchema>
export const openedKeySchema = z.union([z.strictObject({ key: base64 }), missing])
export type OpenedKey = z.infer<typeof openedKeySchema>

/**
 * Station → the process that owns it, over a port of its own: asked at each upload, so that a token that was exchanged is used at once and
 * lies nowhere else. No screen ever gets this port.
 */
export const secretsContract = {
  service: 'secrets',
  methods: {
    cloudToken: { params: z.strictObject({}), result: cloudTokenSchema, right: 'process' },
    /** The operating system's key store, which only the desktop program can ask. It is handed the key of a slot, never the data key. */
    sealKey: { params: z.strictObject({ key: base64 }), result: sealedKeySchema, right: 'process' },
    openKey: { params: z.strictObject({ sealed: base64 }), result: openedKeySchema, right: 'process' },
  },
  events: {},
} as const

/**
 * Why the token cannot be kept or read. NO_KEY_STORE: the system has none. WEAK_KEY_STORE: it would store in plain text. OTHERS_MAY_READ: of
 * the machine's file. NOT_A_TOKEN, UNREADABLE: what is kept cannot be used any more. NOT_SAVED: the disk refused.
 */
export const TOKEN_PROBLEMS = [
  'NO_KEY_STORE',
  'WEAK_KEY_STORE',
  'OTHERS_MAY_READ',
  'NOT_A_TOKEN',
  'UNREADABLE',
  'NOT_SAVED',
] as const
export const tokenProblemSchema = z.enum(TOKEN_PROBLEMS)
export type TokenProblem = z.infer<typeof tokenProblemSchema>

/** What a screen may know of the token: where it is kept and since when. Never any of it. */
export const tokenStateSchema = z.strictObject({
  /** key-store: sealed by the operating system. machine-file: a file that only this account may read. */
  place: z.enum(['key-store', 'machine-file']),
  path: z.string(),
  /** Null while none is kept. */
  sinceWallMs: z.number().nullable(),
  problem: tokenProblemSchema.nullable(),
})
export type TokenState = z.infer<typeof tokenStateSchema>
