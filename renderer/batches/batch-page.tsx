import { Button } from '@mantine/core'
import { useKeptScroll } from '../client/entry-state.ts'
import { useConsole } from '../client/store.ts'
import { addressIn } from '../client/use-address.ts'
import { useReading } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { formatClock } from '../ui/format.ts'
import page from '../ui/page.module.css'
import { ReadingNote } from '../ui/reading-note.tsx'
import { BatchEvidence } from './batch-evidence.tsx'
import css from './batch-page.module.css'
import { BatchReport } from './batch-report.tsx'
import { BatchVerdict } from './batch-verdict.tsx'
import { RecordLifeCard } from './record-life.tsx'
import { SaveRecord } from './save-record.tsx'
import { type RecordReading, useBatchRecord } from './use-batch-record.ts'

/** Charts of an open batch are read again this often: rarer than its record, because they are more work. */
const READ_AGAIN_MS = 15_000

/** The record of one batch as a report: what it is, how it went, and the evidence for both. */
export function BatchPage({ batchId }: { readonly batchId: string }) {
  const { t } = useWords()
  const screen = useKeptScroll<HTMLDivElement>()
  // Only the batch on the line still grows.
  const open = useConsole((state) => state.view?.batch?.batchId === batchId && state.view.batch.state !== 'closed')
  const { reading, again } = useBatchRecord(batchId, open ? 'open' : 'closed')
  const report = useReading(
    batchId,
    (review) => review.call('batchReport', { batchId }),
    open ? READ_AGAIN_MS : undefined,
  )
  const read = report.reading.state === 'read' ? report.reading.value : null
  return (
    <div className={page.screen} ref={screen}>
      <div className={css.head}>
        <a className={css.back} href="#/batches">
          {t('back.batch.back')}
        </a>
        <h1 className={`${page.title} ${css.title}`}>
          {t('places.batches.title')} <span className={css.id}>{batchId}</span>
        </h1>
        <span className={css.reading} role="status">
          <ReadingText reading={reading} batchId={batchId} open={open} />
        </span>
        <Button component="a" href={addressIn('trays', 'of', batchId)}>
          {t('back.batch.trays')}
        </Button>
        <Button component="a" href={addressIn('trays', 'flocks', batchId)}>
          {t('flocks.open')}
        </Button>
        <SaveRecord batchId={batchId} />
        <Button
          onClick={() => {
            again()
            report.again()
          }}
        >
          {t('places.batches.again')}
        </Button>
      </div>
      {reading.state === 'read' && <BatchVerdict record={reading.record} report={read} />}
      {reading.state === 'read' && (
        <BatchReport
          record={reading.record}
          evidence={read === null ? null : <BatchEvidence report={read} timeZone={reading.record.timeZone.name} />}
        />
      )}
      {reading.state === 'read' && (
        <RecordLifeCard
          batchId={batchId}
          closed={reading.record.state === 'closed'}
          timeZone={reading.record.timeZone.name}
        />
      )}
      {report.reading.state === 'failed' && <ReadingNote reading={report.reading} />}
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
