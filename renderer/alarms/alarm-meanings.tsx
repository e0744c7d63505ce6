import { ALARM_IDS, alarmKind } from '../../electron/domain/alarm/rationalisation.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card } from '../ui/card.tsx'
import { PriorityMark } from '../ui/priority-mark.tsx'
import css from './alarms-screen.module.css'

const COLUMNS = ['what', 'cause', 'consequence', 'response', 'within'] as const
const MINUTES_PER_HOUR = 60

/** Every alarm that there is, why it comes, what follows, what to do and how soon: the rationalisation table, urgent ones first. */
export function AlarmMeanings() {
  const { t } = useWords()
  const ids = ALARM_IDS.toSorted((one, other) => alarmKind(one).priority - alarmKind(other).priority)
  return (
    <Card className={css.card}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('places.alarms.priority')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`alarms.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ids.map((id) => {
            const { priority, respondWithinMinutes } = alarmKind(id)
            return (
              <tr key={id}>
                <td>
                  <PriorityMark priority={priority} size={28} />
                </td>
                <th scope="row">{t(`app.problem.${id}.title`)}</th>
                <td>{t(`alarmKinds.cause.${id}`)}</td>
                <td>{t(`alarmKinds.consequence.${id}`)}</td>
                <td>{t(`alarmKinds.response.${id}`)}</td>
                <td className={css.since}>
                  {respondWithinMinutes < MINUTES_PER_HOUR
                    ? t('alarms.minutes', { minutes: respondWithinMinutes })
                    : t('alarms.hours', { hours: respondWithinMinutes / MINUTES_PER_HOUR })}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Card>
  )
}
