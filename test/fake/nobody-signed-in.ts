import { IDLE_SIGN_OUT_MS } from '../../electron/access/limits.ts'

const refused = () => ({ ok: false as const, refusal: 'UNKNOWN_USER' as const, untilWallMs: null })

/** People of a background of scenes that is not about people: nobody is there, nobody is asked for. */
export const nobodySignedIn = {
  session: () => ({ user: null, anyUser: true, play: false, idleSignOutMs: IDLE_SIGN_OUT_MS }),
  listSignInNames: () => [],
  ...{ signIn: refused, enrolFirstUser: refused, confirmPin: refused, changePin: refused },
  signOut: () => ({}),
  listUsers: () => [],
  ...{ enrolUser: refused, changeUser: refused, resetPin: refused },
}

export const emptyTrail = { auditRows: () => [], verifyAudit: () => ({ entries: 0, brokenAt: null }) }
