import { Button } from '@mantine/core'
import type { RecordLife } from '../../electron/contract/batch-life.ts'
import { START_CHECKS } from '../../electron/domain/batch/start-checks.ts'
import { carryOut } from '../client/commands.ts'
import { useReading } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import { formatDateTime } from '../ui/format.ts'
import css from './record-life.module.css'
import { RecordModels } from './record-models.tsx'
import { RecordedStop } from './recorded-stop.tsx'

/** When the line stood and why, what was known at the start, and who has signed. */
export function RecordLifeCard({
  batchId,
  closed,
  timeZone,
}: {
  readonly batchId: string
  readonly closed: boolean
  readonly timeZone: string
}) {
  const { t } = useWords()
  const { reading, again } = useReading(`life ${batchId} ${closed}`, (review) => review.call('recordLife', { batchId }))
  if (reading.state !== 'read' || reading.value === null) return null
  const life = reading.value
  // Whatever the answer: what is shown is what can be signed next.
  const sign = () =>
    void carryOut('station', (station) => station.call('signBatch', { batchId, sha256: life.sha256 })).then(again)
  const signed = life.signatures.at(-1)?.sha256 === life.sha256
  return (
    <>
      <RecordModels models={life.models} timeZone={timeZone} />
      <Card>
        <CardHead title={t('batchLife.record.title')} />
        <Stops life={life} timeZone={timeZone} onSaid={again} />
        <Signatures life={life} timeZone={timeZone} />
        <p className={css.digest}>{t('batchLife.record.digest', { sha256: life.sha256 })}</p>
        {closed && !signed && (
          <Button onClick={sign}>
            {t('batchLife.record.sign')}
            <LockMark of={{ station: 'signBatch' }} />
          </Button>
        )}
      </Card>
    </>
  )
}

function Stops({
  life,
  timeZone,
  onSaid,
}: {
  readonly life: RecordLife
  readonly timeZone: string
  readonly onSaid: () => void
}) {
  const { t } = useWords()
  return (
    <ul className={css.list}>
      {life.stops.length === 0 && <li>{t('batchLife.record.noStops')}</li>}
      {life.stops.map((stop) => (
        <RecordedStop key={stop.stopId} stop={stop} timeZone={timeZone} onSaid={onSaid} />
      ))}
      {life.accepted.map(({ warning, who }) => {
        const known = START_CHECKS.find((id) => id === warning)
        const text = known === undefined ? warning : t(`batchLife.checks.check.${known}.bad`)
        return (
          <li key={warning}>
            {who === ''
              ? t('batchLife.record.acceptedByNobody', { warning: text })
              : t('batchLife.record.accepted', { warning: text, who })}
          </li>
        )
      })}
    </ul>
  )
}

function Signatures({
  life: { signatures, sha256 },
  timeZone,
}: {
  readonly life: RecordLife
  readonly timeZone: string
}) {
  const { t, language } = useWords()
  const newest = signatures.at(-1)
  return (
    <ul className={css.list}>
      {newest === undefined && <li>{t('batchLife.record.unsigned')}</li>}
      {signatures.map(({ revision, name, atWallMs }) => (
        <li key={revision}>
          <strong>
            {t('batchLife.record.signed', { name, revision, time: formatDateTime(atWallMs, language, timeZone) })}
          </strong>
        </li>
      ))}
      {newest !== undefined && newest.sha256 !== sha256 && <li>{t('batchLife.record.overtaken')}</li>}
    </ul>
  )
}
