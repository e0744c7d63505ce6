import { firstOut } from '../client/problems.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { PriorityMark } from '../ui/priority-mark.tsx'
import css from './alarm-badge.module.css'
import { addressOf } from './places.ts'

/** How many alarms stand, under the mark of the most urgent. Not there when there are none: grey is normal. */
export function AlarmBadge() {
  const { t } = useWords()
  const problems = useConsole((state) => state.view?.problems)
  const first = problems === undefined ? undefined : firstOut(problems)
  if (problems === undefined || first === undefined) return null
  return (
    <a className={css.badge} href={addressOf('alarms')} data-priority={first.priority}>
      <PriorityMark priority={first.priority} size={26} />
      {problems.length}
      <span className="visually-hidden">{t('app.alarms', { count: problems.length })}</span>
    </a>
  )
}
