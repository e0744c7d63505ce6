import { firstOut } from '../client/problems.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { PRIORITY_LETTERS, PriorityMark } from '../ui/priority-mark.tsx'
import css from './alarm-badge.module.css'
import { addressOf } from './places.ts'

/** How many alarms stand, under the mark of the most urgent. Not there when there are none: grey is normal. */
export function AlarmBadge() {
  const { t } = useWords()
  const problems = useConsole((state) => state.view?.problems)
  const first = problems === undefined ? undefined : firstOut(problems)
  if (problems === undefined || first === undefined) return null
  const priority = t(`app.priority.${PRIORITY_LETTERS[first.priority]}`)
  return (
    <a
      className={css.badge}
      href={addressOf('alarms')}
      data-priority={first.priority}
      aria-label={t('app.alarms', { count: problems.length, priority })}
    >
      <PriorityMark priority={first.priority} size={26} named={false} />
      <span aria-hidden="true">{problems.length}</span>
    </a>
  )
}
