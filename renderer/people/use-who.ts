import type { Right, Role } from '../../electron/domain/access.ts'
import { rolesWith } from '../client/people.ts'
import type { Translate } from '../i18n/use-words.ts'

/** i18next separates keys by points; ids of rights and deeds have some of their own. */
export function keyed<Id extends string>(id: Id): Dashed<Id> {
  return id.replace('.', '-') as Dashed<Id>
}
type Dashed<Id extends string> = Id extends `${infer Head}.${infer Tail}` ? `${Head}-${Tail}` : Id

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
