import type { Right, Role } from '../../electron/domain/access.ts'
import { rolesWith } from '../client/people.ts'
import { keyed } from '../i18n/dashed.ts'
import type { Translate } from '../i18n/use-words.ts'

/** Who may, in words: "an operator or a supervisor". */
export function whoMay(t: Translate, right: Right): string {
  return joined(
    t,
    rolesWith(right).map((role) => t(`people.aRole.${role}`)),
  )
}

/** What the right is for, as the beginning of a sentence: "Signing a batch". */
export function deedOf(t: Translate, right: Right): string {
  return t(`people.deed.${keyed(right)}`)
}

/** Roles as they are listed: "Supervisor, IT admin". */
export function roleNames(t: Translate, roles: readonly Role[]): string {
  return roles.map((role) => t(`people.role.${role}`)).join(', ')
}

function joined(t: Translate, parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : t('people.or', { first: parts.slice(0, -1).join(', '), last })
}
