import { Button } from '@mantine/core'
import { useState } from 'react'
import { SHELVE_MINUTES } from '../../electron/contract/alarms.ts'
import type { Problem } from '../../electron/contract/vocabulary.ts'
import { carryOut } from '../client/commands.ts'
import { byUrgency } from '../client/problems.ts'
import { stationAgeMs, stationMinuteWallMs } from '../client/state.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Card } from '../ui/card.tsx'
import { formatAge, formatClock, formatMoment } from '../ui/format.ts'
import { PriorityMark } from '../ui/priority-mark.tsx'
import { problemDetail } from '../ui/problem-detail.ts'
import { problemTip } from '../ui/problem-tip.ts'
import css from './alarms-screen.module.css'
import { TakeOutOfService } from './out-of-service.tsx'

/** Alarms that stand and call, most urgent first. */
export function StandingAlarms({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useWords()
  return (
    <Card className={css.card}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('places.alarms.priority')}</th>
            <th scope="col">{t('places.alarms.since')}</th>
            <th scope="col">{t('places.alarms.what')}</th>
            <th scope="col">{t('places.alarms.todo')}</th>
            <th scope="col">{t('places.alarms.seen')}</th>
            <th scope="col">{t('places.alarms.shelve')}</th>
          </tr>
        </thead>
        <tbody>
          {byUrgency(problems).map((problem) => (
            <AlarmRow key={problem.id} problem={problem} />
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function AlarmRow({ problem }: { readonly problem: Problem }) {
  const { t, language } = useWords()
  const ageMs = useConsole((state) => stationAgeMs(state, problem.sinceWallMs))
  const nowWallMs = useConsole(stationMinuteWallMs)
  const detail = problemDetail(problem, language)
  const { id } = problem
  const [taking, setTaking] = useState(false)
  return (
    <tr data-acknowledged={problem.acknowledged || undefined}>
      <td>
        <PriorityMark priority={problem.priority} size={36} />
      </td>
      <td className={css.since}>
        {formatMoment(problem.sinceWallMs, nowWallMs, language, formatClock)}
        <span className={css.age}>{formatAge(ageMs)}</span>
      </td>
      <td>
        <strong>{t(`app.problem.${id}.title`)}</strong>
        {detail !== undefined && <span className={css.detail}>{detail}</span>}
      </td>
      <td>{problemTip(t, problem, language)}</td>
      <td>
        {problem.acknowledged ? (
          t('places.alarms.acknowledged')
        ) : (
          <Button onClick={() => void carryOut('station', (station) => station.call('acknowledgeAlarm', { id }))}>
            {t('places.alarms.acknowledge')}
            <LockMark of={{ station: 'acknowledgeAlarm' }} />
          </Button>
        )}
      </td>
      <td>
        <span className={css.minutes}>
          {SHELVE_MINUTES.map((minutes) => (
            <Button
              key={minutes}
              aria-label={t('places.alarms.shelveFor', { minutes })}
              onClick={() => void carryOut('station', (station) => station.call('shelveAlarm', { id, minutes }))}
            >
              {t('places.alarms.minutes', { minutes })}
              <LockMark of={{ station: 'shelveAlarm' }} />
            </Button>
          ))}
          <Button onClick={() => setTaking(true)}>
            {t('alarms.take')}
            <LockMark of={{ station: 'takeAlarmOutOfService' }} />
          </Button>
        </span>
        {taking && <TakeOutOfService id={id} onDone={() => setTaking(false)} />}
      </td>
    </tr>
  )
}
