import type { Problem } from '../../electron/contract/vocabulary.ts'
import { byUrgency, problemDetail } from '../client/problems.ts'
import { stationAgeMs } from '../client/state.ts'
import { useConsole, useFreshness } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatAge, formatClock } from '../ui/format.ts'
import { PriorityMark } from '../ui/priority-mark.tsx'
import css from './alarms-screen.module.css'

/** Every standing problem with its answer. Without news from the station nothing is claimed to stand. */
export function AlarmsScreen() {
  const { t } = useWords()
  const problems = useConsole((state) => state.view?.problems)
  const { frozen } = useFreshness()
  if (problems === undefined || frozen !== undefined) {
    return <Empty title={t('places.alarms.unknownTitle')} text={t('places.alarms.unknown')} />
  }
  if (problems.length === 0) return <Empty title={t('places.alarms.emptyTitle')} text={t('places.alarms.empty')} />
  return (
    <div className={css.screen}>
      <h1 className={css.title}>{t('places.alarms.standing', { count: problems.length })}</h1>
      <Card className={css.card}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('places.alarms.priority')}</th>
              <th scope="col">{t('places.alarms.since')}</th>
              <th scope="col">{t('places.alarms.what')}</th>
              <th scope="col">{t('places.alarms.todo')}</th>
            </tr>
          </thead>
          <tbody>
            {byUrgency(problems).map((problem) => (
              <AlarmRow key={`${problem.id}${problem.sinceWallMs}${problemDetail(problem) ?? ''}`} problem={problem} />
            ))}
          </tbody>
        </table>
      </Card>
    </div>
  )
}

function AlarmRow({ problem }: { readonly problem: Problem }) {
  const { t, language } = useWords()
  const ageMs = useConsole((state) => stationAgeMs(state, problem.sinceWallMs))
  const detail = problemDetail(problem)
  return (
    <tr>
      <td>
        <PriorityMark priority={problem.priority} size={36} />
      </td>
      <td className={css.since}>
        {formatClock(problem.sinceWallMs, language)}
        <span className={css.age}>{formatAge(ageMs)}</span>
      </td>
      <td>
        <strong>{t(`app.problem.${problem.id}.title`)}</strong>
        {detail !== undefined && <span className={css.detail}>{detail}</span>}
      </td>
      <td>{t(`app.problem.${problem.id}.tip`)}</td>
    </tr>
  )
}

function Empty({ title, text }: { readonly title: string; readonly text: string }) {
  const { t } = useWords()
  return (
    <Card className={css.empty}>
      <h1 className="visually-hidden">{t('places.alarms.title')}</h1>
      <EmptyState icon="alarms" title={title}>
        {text}
      </EmptyState>
    </Card>
  )
}
