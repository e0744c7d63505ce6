import type { AuditRow } from '../../electron/contract/access.ts'
import { PROGRAM, ROLES, TRAINEE } from '../../electron/domain/access.ts'
import { EGG_ACTIONS, EGG_CLASSES } from '../../electron/domain/egg.ts'
import { OVERRIDE_REASONS } from '../../electron/domain/override.ts'
import { type Translate, useWords } from '../i18n/use-words.ts'
import { formatStamp, orDash } from '../ui/format.ts'
import css from '../ui/list-page.module.css'
import { actWords, isKnownAct } from './act-words.ts'
import own from './lists.module.css'
import { type FieldChange, readChange } from './read-change.ts'
import { roleNames } from './use-who.ts'

export const COLUMNS = ['number', 'when', 'who', 'act', 'subject', 'change', 'why'] as const

/** More fields than this would push the next entry off the screen; the record itself holds them all. */
const FIELDS_SHOWN = 4

/** One deed of the trail. */
export function AuditRowView({ row }: { readonly row: AuditRow }) {
  const { t, language } = useWords()
  return (
    <tr>
      <td className={css.number}>{row.sequence}</td>
      <td>{formatStamp(row.atWallMs, language)}</td>
      <th scope="row">{whoDid(t, row)}</th>
      <td>
        <ActName act={row.act} />
      </td>
      <td className={own.free}>{row.subject}</td>
      <td className={own.free}>
        <Changes changes={readChange(row.before, row.after)} />
      </td>
      <td className={own.free}>{orDash(row.why, (why) => valueWords(t, why))}</td>
    </tr>
  )
}

/** Nobody, the program and whoever trains have no name of their own. */
function whoDid(t: Translate, { who, byUser }: AuditRow): string {
  if (byUser) return who
  if (who === PROGRAM.name) return t('people.audit.program')
  if (who === TRAINEE.name) return t('people.audit.training')
  return who === '' ? t('people.audit.nobody') : who
}

/** In words where there are any; an entry of an older or newer version keeps its id. */
function ActName({ act }: { readonly act: string }) {
  const { t } = useWords()
  return <span title={act}>{isKnownAct(act) ? actWords(t, act) : act}</span>
}

/** Classes, actions, reasons and roles as the rest of the screen names them; every other value as it is written. */
function valueWords(t: Translate, value: string): string {
  const eggClass = EGG_CLASSES.find((one) => one === value)
  if (eggClass !== undefined) return t(`words.eggClass.${eggClass}`)
  const action = EGG_ACTIONS.find((one) => one === value)
  if (action !== undefined) return t(`words.action.${action}`)
  const reason = OVERRIDE_REASONS.find((one) => one === value)
  if (reason !== undefined) return t(`back.override.reasons.${reason}`)
  const roles = value.split(', ').map((part) => ROLES.find((role) => role === part))
  return roles.includes(undefined)
    ? value
    : roleNames(
        t,
        roles.filter((role) => role !== undefined),
      )
}

function Changes({ changes }: { readonly changes: readonly FieldChange[] }) {
  const { t } = useWords()
  const more = changes.length - FIELDS_SHOWN
  return (
    <div className={own.changes}>
      {changes.slice(0, FIELDS_SHOWN).map((change) => (
        <Change key={change.field} change={change} />
      ))}
      {more > 0 && <span className={own.field}>{t('people.audit.further', { count: more })}</span>}
    </div>
  )
}

function Change({ change: { field, before, after } }: { readonly change: FieldChange }) {
  const { t } = useWords()
  return (
    <span>
      {field !== '' && <span className={own.field}>{`${field}: `}</span>}
      {before !== undefined && (
        <>
          {valueWords(t, before)}
          <span className={own.arrow}>{'→'}</span>
        </>
      )}
      {after === undefined ? t('people.audit.nothing') : valueWords(t, after)}
    </span>
  )
}
