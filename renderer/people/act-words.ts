import { AUDIT_ACTS, type AuditAct } from '../../electron/domain/audit.ts'
import { keyed } from '../i18n/dashed.ts'
import type { Translate } from '../i18n/use-words.ts'

export function isKnownAct(act: string): act is AuditAct {
  return AUDIT_ACTS.some((known) => known === act)
}

export function actWords(t: Translate, act: AuditAct): string {
  return t(`people.act.${keyed(act)}`)
}

/** What people see of a deed is words: those deeds whose words hold what they look for. */
export function actsNamed(t: Translate, search: string): AuditAct[] {
  const wanted = search.toLowerCase()
  return wanted === '' ? [] : AUDIT_ACTS.filter((act) => actWords(t, act).toLowerCase().includes(wanted))
}
