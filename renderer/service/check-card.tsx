import type { PictureCheck, ReconcileResult } from '../../electron/contract/sum-check.ts'
import type { IntegrityResult } from '../../electron/contract/upkeep.ts'
import { useWords } from '../i18n/use-words.ts'
import { amountOf } from '../ui/amount.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { formatBytes, formatCount, formatDateTime } from '../ui/format.ts'
import { coldFaultText, pictureFaultText } from './file-faults.ts'
import { JobButton } from './job-button.tsx'
import css from './service-parts.module.css'
import type { UpkeepReadings } from './use-upkeep.ts'

/** Whether the database can be believed: every page of it, and every sum. */
export function CheckCard({ upkeep }: { readonly upkeep: UpkeepReadings }) {
  const { t } = useWords()
  const jobs = upkeep.jobs.state === 'read' ? upkeep.jobs.value : undefined
  return (
    <Card>
      <CardHead title={t('upkeep.check')} />
      <p className={css.note}>{t('upkeep.integrity.text')}</p>
      <JobButton job="integrity" upkeep={upkeep} />
      <div role="status">
        {jobs?.integrity.state === 'done' && <Pages at={jobs.integrity.atWallMs} result={jobs.integrity.result} />}
      </div>
      <p className={css.further}>{t('upkeep.reconcile.text')}</p>
      <JobButton job="reconcile" upkeep={upkeep} />
      <div role="status">
        {jobs?.reconcile.state === 'done' && <Sums at={jobs.reconcile.atWallMs} result={jobs.reconcile.result} />}
      </div>
    </Card>
  )
}

function Pages({ at, result }: { readonly at: number; readonly result: IntegrityResult }) {
  const { t, language } = useWords()
  const time = formatDateTime(at, language)
  if (!result.sound) return <Findings text={t('upkeep.integrity.damaged', { time })} lines={result.findings} />
  const counts = { tables: amountOf(t, 'tables', result.tables, language), bytes: formatBytes(result.bytes, language) }
  return <p className={css.good}>{t('upkeep.integrity.sound', { time, ...counts })}</p>
}

function Sums({ at, result }: { readonly at: number; readonly result: ReconcileResult }) {
  const { t, language } = useWords()
  const time = formatDateTime(at, language)
  const { coldFaults, differences, pictures } = result
  const scans = amountOf(t, 'scans', result.scanRows, language)
  const cells = amountOf(t, 'cells', result.eggRows, language)
  const months = coldFaults.map((fault) => coldFaultText(t, fault, language))
  return (
    <>
      {months.length > 0 && <Findings text={t('sumCheck.cold.title', { time })} lines={[...months, ...differences]} />}
      {months.length === 0 && differences.length > 0 && (
        <Findings text={t('upkeep.reconcile.differs', { time })} lines={differences} />
      )}
      {months.length === 0 && differences.length === 0 && (
        <p className={css.good}>{t('upkeep.reconcile.agrees', { time, scans, cells })}</p>
      )}
      {pictures !== undefined && pictures.faults.length > 0 && <Pictures time={time} pictures={pictures} />}
    </>
  )
}

function Pictures({ time, pictures }: { readonly time: string; readonly pictures: PictureCheck }) {
  const { t, language } = useWords()
  const { faults, more } = pictures
  const rest = more > 0 ? [t('sumCheck.more', { number: formatCount(more, language) })] : []
  const lines = [...faults.map((fault) => pictureFaultText(t, fault, language)), ...rest]
  return <Findings text={t('sumCheck.pictures', { time })} lines={lines} />
}

function Findings({ text, lines }: { readonly text: string; readonly lines: readonly string[] }) {
  return (
    <>
      <p className={css.bad}>{text}</p>
      <ul className={css.differences}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
