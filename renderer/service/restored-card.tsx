import { useWords } from '../i18n/use-words.ts'
import { Card } from '../ui/card.tsx'
import { formatCount, formatDateTime } from '../ui/format.ts'
import type { UpkeepReadings } from './use-upkeep.ts'

/** A restore that was asked for here, once its copy has taken its place. */
export function RestoredCard({ upkeep: { jobs, rescue } }: { readonly upkeep: UpkeepReadings }) {
  const { t, language } = useWords()
  const job = jobs.state === 'read' ? jobs.value.restore : undefined
  const isInPlace = rescue?.staged === null && rescue.damage === null
  if (job?.state !== 'done' || !isInPlace) return null
  const { madeAtWallMs, scans } = job.result
  const time = formatDateTime(madeAtWallMs, language)
  return (
    <Card label={t('durability.restore.doneTitle')}>
      <p role="status">
        <strong>{t('durability.restore.doneTitle')}</strong>{' '}
        {t('durability.restore.done', { time, scans: formatCount(scans, language) })}
      </p>
    </Card>
  )
}
