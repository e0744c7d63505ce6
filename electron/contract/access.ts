import * as z from 'zod'
import { ROLES } from '../domain/access.ts'
import { AUDIT_ACTS } from '../domain/audit.ts'

/** Renderer → station: who stands at this screen, and who may. All of it is spread into the line's contract. */
const done = z.strictObject({})

export const roleSchema = z.enum(ROLES)

/** Gloves and haste: digits. Longer ones are words typed on a keyboard. */
export const PIN_LENGTH_MIN = 6
export const PIN_LENGTH_MAX = 128
const pin = z.string().min(1).max(PIN_LENGTH_MAX)
const newPin = z.string().min(PIN_LENGTH_MIN).max(PIN_LENGTH_MAX)
const userName = z.string().trim().min(1).max(60)

/** Somebody who may sign in; nothing of the PIN ever leaves the station. */
export const userSchema = z.strictObject({
  userId: z.string(),
  name: z.string(),
  roles: z.array(roleSchema),
  /** A user who left stays, because the audit trail names them; they cannot sign in. */
  active: z.boolean(),
  /** Set by whoever enrolled them; they choose their own at the first sign-in. */
  mustChangePin: z.boolean(),
  /** Wrong PINs lock this user's sign-in until then; the line goes on. */
  lockedUntilWallMs: z.number().nullable(),
})
export type User = z.infer<typeof userSchema>

export const callerSchema = z.strictObject({
  userId: z.string().optional(),
  name: z.string(),
  roles: z.array(roleSchema),
})

/** What the screen knows of its own session. */
export const sessionViewSchema = z.strictObject({
  /** Null while nobody is signed in here. */
  user: userSchema.pick({ userId: true, name: true, roles: true, mustChangePin: true }).nullable(),
  /** False on a fresh station: the first user is enrolled before anything else can be done. */
  anyUser: z.boolean(),
  /** Play knows no people: everybody may do everything there. */
  play: z.boolean(),
  /** Signed out by itself after this long without a touch; the run screen stays visible. */
  idleSignOutMs: z.number(),
})
export type SessionView = z.infer<typeof sessionViewSchema>

export const ACCESS_REFUSALS = [
  'WRONG_PIN',
  'LOCKED_FOR_NOW',
  'UNKNOWN_USER',
  'NAME_TAKEN',
  'NAME_RESERVED',
  'PIN_TOO_SIMPLE',
  'PIN_NOT_CHANGED',
  'LAST_ADMIN',
  'ALREADY_ENROLLED',
  'NOT_SAVED',
] as const
const refused = z.strictObject({
  ok: z.literal(false),
  refusal: z.enum(ACCESS_REFUSALS),
  /** For LOCKED_FOR_NOW. */
  untilWallMs: z.number().nullable().default(null),
})
const outcome = z.discriminatedUnion('ok', [z.strictObject({ ok: z.literal(true) }), refused])
export type AccessOutcome = z.infer<typeof outcome>

/** The token stands for the session in calls to all three services; it lives in the screen's memory only. */
const signedIn = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), token: z.string().min(1), session: sessionViewSchema }),
  refused,
])
export type SignInOutcome = z.infer<typeof signedIn>

export const accessMethods = {
  session: { params: done, result: sessionViewSchema, right: 'signIn' },
  /** Names as big buttons for a fast switch; no PINs, no locks told to strangers beyond what a try would tell. */
  listSignInNames: {
    params: done,
    result: z.array(z.strictObject({ userId: z.string(), name: z.string() })),
    right: 'signIn',
  },
  signIn: { params: z.strictObject({ userId: z.string(), pin }), result: signedIn, right: 'signIn' },
  signOut: { params: done, result: done, right: 'signIn' },
  /** The PIN again, before a critical act; good for that many seconds (FRESH_SIGN_IN_MS). */
  confirmPin: { params: z.strictObject({ pin }), result: outcome, right: 'signIn' },
  changePin: { params: z.strictObject({ pin, newPin }), result: outcome, right: 'signIn' },
  /** The very first user, an IT admin and supervisor; refused as soon as there is one. */
  enrolFirstUser: { params: z.strictObject({ name: userName, pin: newPin }), result: signedIn, right: 'signIn' },
  listUsers: { params: done, result: z.array(userSchema), right: 'users.manage' },
  enrolUser: {
    params: z.strictObject({ name: userName, roles: z.array(roleSchema).min(1), pin: newPin }),
    result: outcome,
    right: 'users.manage',
  },
  changeUser: {
    params: z.strictObject({ userId: z.string(), roles: z.array(roleSchema).min(1), active: z.boolean() }),
    result: outcome,
    right: 'users.manage',
  },
  /** A forgotten PIN: the new one must be changed at the next sign-in. Also lifts a lock. */
  resetPin: { params: z.strictObject({ userId: z.string(), pin: newPin }), result: outcome, right: 'users.manage' },
} as const

/** Renderer → review: the audit trail, newest first, and whether its chain holds. */
export const AUDIT_PAGE_MAX = 100
export const auditRowSchema = z.strictObject({
  sequence: z.int().positive(),
  atWallMs: z.number(),
  who: z.string(),
  /** Whether a person who is enrolled did it; otherwise `who` is the program, whoever trained, or nobody. */
  byUser: z.boolean(),
  act: z.string(),
  subject: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  why: z.string().nullable(),
})
export type AuditRow = z.infer<typeof auditRowSchema>

export const auditMethods = {
  auditRows: {
    params: z.strictObject({
      beforeSequence: z.int().positive().nullable(),
      /** Part of a name, an act or a subject; empty for all. */
      search: z.string().trim().max(60),
      /** Acts that are found too, because the words that a screen has for them hold what is searched. */
      acts: z.array(z.enum(AUDIT_ACTS)).max(AUDIT_ACTS.length),
    }),
    result: z.array(auditRowSchema).max(AUDIT_PAGE_MAX),
    right: 'audit.read',
  },
  verifyAudit: {
    params: done,
    result: z.strictObject({
      entries: z.number(),
      /** The first entry that does not follow from the one before it; null when the chain holds. */
      brokenAt: z.number().nullable(),
    }),
    right: 'audit.read',
  },
} as const
