import type { ReactNode } from 'react'
import type { LinkRemedy } from '../../electron/domain/link/link-remedy.ts'
import { stationAgeMs, stationMinuteWallMs } from '../client/state.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { formatAge, formatClock, formatMoment } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { PriorityMark } from '../ui/priority-mark.tsx'
import { problemDetail } from '../ui/problem-detail.ts'
import { problemTip, remedyTip } from '../ui/problem-tip.ts'
import { type ShownLinkProblem, shownLinkProblems, wordsOf } from './link-problems.ts'
import css from './problem-list.module.css'

/** What is wrong with the link, each with what to do. Nothing at all when nothing is. */
export function LinkProblemList({ act }: { readonly act?: ReactNode }) {
  const { t } = useWords()
  const view = useConsole((state) => state.view)
  if (view === undefined) return null
  const problems = shownLinkProblems(view)
  if (problems.length === 0) return null
  return (
    <ul className={css.list} aria-label={t('scanner.problems')}>
      {problems.map((problem) => (
        <Row
          key={problem.id}
          problem={problem}
          {...(problem.id === view.link.problem?.id && { act, remedy: view.link.remedy })}
        />
      ))}
    </ul>
  )
}

function Row({
  problem,
  remedy = null,
  act,
}: {
  readonly problem: ShownLinkProblem
  /** What to do on this very machine, where the station knows it. */
  readonly remedy?: LinkRemedy | null
  readonly act?: ReactNode
}) {
  const { t, language } = useWords()
  const { id, severity, alarm } = problem
  const { title, tip } = wordsOf(id)
  const ageMs = useConsole((state) => (alarm === undefined ? undefined : stationAgeMs(state, alarm.sinceWallMs)))
  const nowWallMs = useConsole(stationMinuteWallMs)
  const detail = alarm === undefined ? undefined : problemDetail(alarm, language)
  const exactTip = remedy === null ? alarm && problemTip(t, alarm, language) : remedyTip(t, remedy, language)
  return (
    <li className={css.problem} data-severity={severity}>
      {severity === 'hint' ? <Icon name="unplugged" size={34} /> : <PriorityMark priority={severity} size={34} />}
      <div className={css.text}>
        <strong className={css.title}>{detail === undefined ? t(title) : `${t(title)} · ${detail}`}</strong>
        <p>{exactTip ?? t(tip)}</p>
        {alarm !== undefined && ageMs !== undefined && (
          <p className={css.since}>
            {t('app.banner.since', {
              time: formatMoment(alarm.sinceWallMs, nowWallMs, language, formatClock),
              age: formatAge(ageMs),
            })}
          </p>
        )}
      </div>
      {act}
    </li>
  )
}
