import { AUDIT_PAGE_MAX, type AuditRow } from '../contract/access.ts'
import type { AuditAct } from '../domain/audit.ts'
import type { ReadableDb } from '../store/open-database.ts'

/** Walks down the key; what does not fit is passed over row by row, and a row is small. */
export const AUDIT_ROWS_SQL = `SELECT sequence, at_wall_ms, who, user_key IS NOT NULL AS by_user, act, subject, before_text, after_text, why FROM audit
  WHERE sequence < ? AND (who LIKE ? ESCAPE '!' OR act LIKE ? ESCAPE '!' OR subject LIKE ? ESCAPE '!'
    OR act IN (SELECT value FROM json_each(?)))
  ORDER BY sequence DESC LIMIT ${AUDIT_PAGE_MAX}`

export interface AuditQuestion {
  readonly beforeSequence: number | null
  /** Part of a name, an act or a subject; empty for all. */
  readonly search: string
  /** Acts that are found as well. */
  readonly acts: readonly AuditAct[]
}

interface Row {
  readonly sequence: number
  readonly at_wall_ms: number
  readonly who: string
  readonly by_user: number
  readonly act: string
  readonly subject: string
  readonly before_text: string | null
  readonly after_text: string | null
  readonly why: string | null
}

/** One page of who did what, newest first. */
export function readAuditRows(db: ReadableDb, { beforeSequence, search, acts }: AuditQuestion): AuditRow[] {
  const like = `%${search.replace(/[!%_]/g, '!$&')}%`
  return db
    .prepare<unknown[], Row>(AUDIT_ROWS_SQL)
    .all(beforeSequence ?? Number.MAX_SAFE_INTEGER, like, like, like, JSON.stringify(acts))
    .map(({ sequence, at_wall_ms, who, by_user, act, subject, before_text, after_text, why }) => ({
      ...{
        sequence,
        atWallMs: at_wall_ms,
        who,
        byUser: by_user === 1,
        act,
        subject,
        before: before_text,
        after: after_text,
        why,
      },
    }))
}
