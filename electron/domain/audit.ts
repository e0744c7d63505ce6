import type { Caller } from './access.ts'

/** One deed for the audit trail: what was done to what, and why. Who and when are added by the trail. */
export interface AuditDeed {
  /** Stable and dotted, for example `recipe.activate`; translated on screen. */
  readonly act: string
  /** What it was done to, by the id that people know: a batch, a recipe version, a user. */
  readonly subject: string
  /** What was there and what is there now, as JSON text; undefined where there was or is nothing. */
  readonly before?: string | undefined
  readonly after?: string | undefined
  /** In the words of the person; undefined where nobody is asked for a reason. */
  readonly why?: string | undefined
}

/** Carries out a change and writes its deed in one transaction: neither stands without the other. Throws what the change throws. */
export type Audited = <T>(caller: Caller, deed: AuditDeed, change: () => T) => T
