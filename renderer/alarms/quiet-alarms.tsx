import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { LiveAlarms } from '../../electron/contract/alarms.ts'
import { carryOut } from '../client/commands.ts'
import { stationMinuteWallMs } from '../client/state.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import { formatClock, formatMoment } from '../ui/format.ts'
import { PriorityMark } from '../ui/priority-mark.tsx'
import css from './alarms-screen.module.css'

/** Came and went before anybody looked. */
export function ReturnedAlarms({ returned }: { readonly returned: LiveAlarms['returned'] }) {
  const { t, language } = useWords()
  const nowWallMs = useConsole(stationMinuteWallMs)
  return (
    <Quiet title={t('places.alarms.returned')}>
      {returned.map(({ id, priority, sinceWallMs }) => (
        <QuietRow
          key={id}
          {...{ id, priority }}
          text={t('places.alarms.came', { time: formatMoment(sinceWallMs, nowWallMs, language, formatClock) })}
        >
          <Button onClick={() => void carryOut('station', (station) => station.call('acknowledgeAlarm', { id }))}>
            {t('places.alarms.acknowledge')}
            <LockMark of={{ station: 'acknowledgeAlarm' }} />
          </Button>
        </QuietRow>
      ))}
    </Quiet>
  )
}

/** Put aside by a person, until their time is over or somebody takes them back. */
export function ShelvedAlarms({ shelved }: { readonly shelved: LiveAlarms['shelved'] }) {
  const { t, language } = useWords()
  const nowWallMs = useConsole(stationMinuteWallMs)
  return (
    <Quiet title={t('places.alarms.shelved')}>
      {shelved.map(({ id, priority, untilWallMs, active }) => (
        <QuietRow
          key={id}
          {...{ id, priority }}
          text={t(active ? 'places.alarms.untilStanding' : 'places.alarms.until', {
            time: formatMoment(untilWallMs, nowWallMs, language, formatClock),
          })}
        >
          <Button onClick={() => void carryOut('station', (station) => station.call('unshelveAlarm', { id }))}>
            {t('places.alarms.unshelve')}
            <LockMark of={{ station: 'unshelveAlarm' }} />
          </Button>
        </QuietRow>
      ))}
    </Quiet>
  )
}

/** Follow from an alarm that stands above: nothing to do about them by themselves. */
export function SuppressedAlarms({ suppressed }: { readonly suppressed: LiveAlarms['suppressed'] }) {
  const { t } = useWords()
  return (
    <Quiet title={t('places.alarms.suppressed')}>
      {suppressed.map(({ id, priority, cause }) => (
        <QuietRow
          key={id}
          {...{ id, priority }}
          text={t('alarms.followsFrom', { cause: t(`app.problem.${cause}.title`) })}
        />
      ))}
    </Quiet>
  )
}

/** A list of alarms that do not call now. */
export function Quiet({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Card>
      <CardHead title={title} />
      <ul className={css.quiet}>{children}</ul>
    </Card>
  )
}

export function QuietRow({
  id,
  priority,
  text,
  children,
}: {
  readonly id: LiveAlarms['returned'][number]['id']
  readonly priority: LiveAlarms['returned'][number]['priority']
  readonly text: string
  readonly children?: ReactNode
}) {
  const { t } = useWords()
  return (
    <li className={css.quietRow}>
      <PriorityMark priority={priority} size={28} />
      <strong>{t(`app.problem.${id}.title`)}</strong>
      <span className={css.quietText}>{text}</span>
      {children}
    </li>
  )
}
