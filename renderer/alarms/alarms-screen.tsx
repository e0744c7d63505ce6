import { useConsole, useFreshness } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import css from './alarms-screen.module.css'
import { ReturnedAlarms, ShelvedAlarms, SuppressedAlarms } from './quiet-alarms.tsx'
import { StandingAlarms } from './standing-alarms.tsx'

/** What stands with its answer first, then what went unseen, what was put aside, and what another alarm explains. */
export function AlarmsScreen() {
  const { t } = useWords()
  const problems = useConsole((state) => state.view?.problems)
  const alarms = useConsole((state) => state.view?.alarms)
  const { frozen } = useFreshness()
  // Without news from the station nothing is claimed to stand.
  if (problems === undefined || alarms === undefined || frozen !== undefined) {
    return <Empty title={t('places.alarms.unknownTitle')} text={t('places.alarms.unknown')} />
  }
  const quiet = alarms.returned.length + alarms.shelved.length + alarms.suppressed.length
  if (problems.length + quiet === 0) {
    return <Empty title={t('places.alarms.emptyTitle')} text={t('places.alarms.empty')} />
  }
  return (
    <div className={css.screen}>
      <h1 className={css.title}>
        {problems.length === 0
          ? t('places.alarms.emptyTitle')
          : t('places.alarms.standing', { count: problems.length })}
      </h1>
      {problems.length > 0 && <StandingAlarms problems={problems} />}
      {alarms.returned.length > 0 && <ReturnedAlarms returned={alarms.returned} />}
      {alarms.shelved.length > 0 && <ShelvedAlarms shelved={alarms.shelved} />}
      {alarms.suppressed.length > 0 && <SuppressedAlarms suppressed={alarms.suppressed} />}
    </div>
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
