import type { BatchReport } from '../../electron/contract/looking-back.ts'
import { groupTrays } from '../../electron/domain/tray-groups.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { type ChartRow, type ChartSeries, ReportChart } from '../ui/chart/report-chart.tsx'
import { FlockTable } from '../ui/flock-table.tsx'
import { formatAge, formatCount, formatNumber, formatTime } from '../ui/format.ts'
import { JumpList } from '../ui/jump-list.tsx'
import css from './batch-evidence.module.css'
import { CorrectionTable } from './evidence-tables.tsx'
import { HeldTable } from './held-table.tsx'

interface Evidence {
  readonly report: BatchReport
  /** In which the record tells its times. */
  readonly timeZone: string
}

/** Charts and lists behind the record, each with its numbers. */
export function BatchEvidence({ report, timeZone }: Evidence) {
  return (
    <div className={css.grid}>
      <Throughput report={report} timeZone={timeZone} />
      <Mix report={report} />
      <Confidence report={report} />
      {report.flocks.length > 0 && <Flocks report={report} />}
      <HeldTable report={report} timeZone={timeZone} />
      <CorrectionTable report={report} timeZone={timeZone} />
    </div>
  )
}

function Flocks({ report }: { readonly report: BatchReport }) {
  const { t } = useWords()
  return (
    <Card className={css.wide}>
      <CardHead title={t('trayRecord.flocks.title')} />
      <p className={css.none}>{t('trayRecord.flocks.rule')}</p>
      <FlockTable flocks={report.flocks} />
    </Card>
  )
}

function Throughput({ report, timeZone }: Evidence) {
  const { t, language } = useWords()
  const { stepMinutes, steps } = report.throughput
  const rows: ChartRow[] = steps.map((step) => ({
    key: step.fromWallMs,
    label: formatTime(step.fromWallMs, language, timeZone),
    values: [step.scans],
  }))
  const total = steps.reduce((sum, step) => sum + step.scans, 0)
  return (
    <Card>
      <CardHead title={t('back.batch.throughput')} detail={formatCount(total, language)} />
      <ReportChart
        label={t('back.batch.throughput')}
        unit={t('back.batch.throughputUnit', { minutes: stepMinutes })}
        labelColumn={t('back.batch.from')}
        series={[{ name: t('back.batch.scans'), tone: 'middle' }]}
        rows={rows}
      />
      <Times times={report.times} />
    </Card>
  )
}

/** What the reader of those times must know; nothing where they were as they should be. */
function Times({ times: { jumps, late } }: Pick<BatchReport, 'times'>) {
  const { t, language } = useWords()
  const scans = formatCount(late.scans, language)
  return (
    <>
      {late.scans > 0 && (
        <p className={css.none}>
          {t('times.lateOfBatch', { count: late.scans, scans, age: formatAge(late.latenessMaxMs) })}
        </p>
      )}
      {jumps.length > 0 && <p className={css.none}>{t('times.jumpsOfBatch')}</p>}
      <JumpList jumps={jumps} />
    </>
  )
}

function Mix({ report }: { readonly report: BatchReport }) {
  const { t } = useWords()
  const { traysEach, rows } = groupTrays(report.trays)
  const series: ChartSeries[] = [
    { name: t('back.batch.female'), tone: 'strong' },
    { name: t('back.batch.male'), tone: 'middle' },
    { name: t('back.batch.clearOrDead'), tone: 'light' },
    { name: t('back.batch.unclear'), tone: 'warning' },
  ]
  return (
    <Card>
      <CardHead title={t('back.batch.mix')} />
      <ReportChart
        label={t('back.batch.mix')}
        unit={traysEach === 1 ? t('back.batch.mixUnit') : t('back.batch.mixGroup', { trays: traysEach })}
        labelColumn={t('back.batch.tray')}
        series={series}
        rows={rows}
      />
    </Card>
  )
}

function Confidence({ report }: { readonly report: BatchReport }) {
  const { t, language } = useWords()
  const width = 1 / Math.max(1, report.confidence.length)
  const rows: ChartRow[] = report.confidence.map((scans, bin) => ({
    key: bin,
    label: formatNumber(bin * width, language, 2),
    values: [scans],
  }))
  return (
    <Card>
      <CardHead title={t('back.batch.confidence')} />
      <ReportChart
        label={t('back.batch.confidence')}
        unit={t('back.batch.confidenceUnit')}
        labelColumn={t('back.batch.confidenceBin')}
        series={[{ name: t('back.batch.scans'), tone: 'middle' }]}
        rows={rows}
      />
    </Card>
  )
}
