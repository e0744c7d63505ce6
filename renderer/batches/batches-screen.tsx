import { Button } from '@mantine/core'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatClock } from '../ui/format.ts'
import { BatchReport } from './batch-report.tsx'
import css from './batches-screen.module.css'
import { type RecordReading, useBatchRecord } from './use-batch-record.ts'

/** The record of the present batch. */
export function BatchesScreen() {
  const { t } = useWords()
  const batchId = useConsole((state) => state.view?.batch?.batchId)
  const batchState = useConsole((state) => state.view?.batch?.state)
  if (batchId === undefined || batchState === undefined) {
    return (
      <Card className={css.empty}>
        <h1 className="visually-hidden">{t('places.batches.title')}</h1>
        <EmptyState icon="batches" title={t('places.batches.emptyTitle')}>
          {t('places.batches.empty')}
        </EmptyState>
      </Card>
    )
  }
  return <PresentBatch key={batchId} batchId={batchId} batchState={batchState} />
}

function PresentBatch({ batchId, batchState }: { readonly batchId: string; readonly batchState: string }) {
  const { t } = useWords()
  const { reading, again } = useBatchRecord(batchId, batchState)
  return (
    <div className={css.screen}>
      <div className={css.head}>
        <h1 className={css.title}>
          {t('places.batches.title')} <span className={css.id}>{batchId}</span>
        </h1>
        <span className={css.reading} role="status">
          <ReadingText reading={reading} batchId={batchId} open={batchState !== 'closed'} />
        </span>
        <Button onClick={again}>{t('places.batches.again')}</Button>
      </div>
      {reading.state === 'read' && <BatchReport record={reading.record} />}
    </div>
  )
}

function ReadingText({
  reading,
  batchId,
  open,
}: {
  readonly reading: RecordReading
  readonly batchId: string
  readonly open: boolean
}) {
  const { t, language } = useWords()
  switch (reading.state) {
    case 'loading':
      return t('places.batches.loading')
    case 'missing':
      return t('places.batches.missing', { id: batchId })
    case 'failed':
      return t('places.batches.failed', { code: reading.code })
    case 'read':
      return t(open ? 'places.batches.live' : 'places.batches.readAt', {
        time: formatClock(reading.readAtWallMs, language),
      })
  }
}
