import { SegmentedControl } from '@mantine/core'
import { useEntryState } from '../client/entry-state.ts'
import { useConsole, useFreshness } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { AlarmHistory, EventHistory } from './alarm-history.tsx'
import { AlarmMeanings } from './alarm-meanings.tsx'
import css from './alarms-screen.module.css'
import { AlarmsOutOfService } from './out-of-service.tsx'
import { ReturnedAlarms, ShelvedAlarms, SuppressedAlarms } from './quiet-alarms.tsx'
import { StandingAlarms } from './standing-alarms.tsx'

const VIEWS = ['now', 'history', 'events', 'meanings'] as const
type View = (typeof VIEWS)[number]

/** Alarms now, what they did, and apart from them the events. */
export function AlarmsScreen() {
  const { t } = useWords()
  const [view, setView] = useEntryState<View>('view', (kept) => VIEWS.find((known) => known === kept) ?? 'now')
  return (
    <div className={css.screen}>
      <div className={css.head}>
        <h1 className={css.title}>{t('places.alarms.title')}</h1>
        <SegmentedControl
          aria-label={t('alarms.view.label')}
          data={VIEWS.map((value) => ({ value, label: t(`alarms.view.${value}`) }))}
          value={view}
          onChange={(value) => setView(value)}
        />
      </div>
      {view === 'now' && <AlarmsNow />}
      {view === 'history' && <AlarmHistory />}
      {view === 'events' && <EventHistory />}
      {view === 'meanings' && <AlarmMeanings />}
    </div>
  )
}

/** What stands with its answer first, then what went unseen, what was put aside, and what another alarm explains. */
function AlarmsNow() {
  const { t } = useWords()
  const problems = useConsole((state) => state.view?.problems)
  const alarms = useConsole((state) => state.view?.alarms)
  const { frozen } = useFreshness()
  // Without news from the station nothing is claimed to stand.
  if (problems === undefined || alarms === undefined || frozen !== undefined) {
    return <Empty title={t('places.alarms.unknownTitle')} text={t('places.alarms.unknown')} />
  }
  const { returned, shelved, suppressed, outOfService, flood } = alarms
  const quiet = returned.length + shelved.length + suppressed.length + outOfService.length
  if (problems.length + quiet === 0) {
    return <Empty title={t('places.alarms.emptyTitle')} text={t('places.alarms.empty')} />
  }
  return (
    <>
      <h2 className={css.title}>
        {problems.length === 0
          ? t('places.alarms.emptyTitle')
          : t('places.alarms.standing', { count: problems.length })}
      </h2>
      {flood !== null && <p className={css.flood}>{t('alarms.flood', { count: flood.calls })}</p>}
      {problems.length > 0 && <StandingAlarms problems={problems} />}
      {returned.length > 0 && <ReturnedAlarms returned={returned} />}
      {suppressed.length > 0 && <SuppressedAlarms suppressed={suppressed} />}
      {shelved.length > 0 && <ShelvedAlarms shelved={shelved} />}
      {outOfService.length > 0 && <AlarmsOutOfService alarms={outOfService} />}
    </>
  )
}

function Empty({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <Card className={css.empty}>
      <EmptyState icon="alarms" title={title}>
        {text}
      </EmptyState>
    </Card>
  )
}
