import type { BatchReport } from '../../electron/contract/looking-back.ts'
import type { BatchRecord } from '../../electron/contract/review.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card } from '../ui/card.tsx'
import { formatCount, orDash } from '../ui/format.ts'
import css from './batch-verdict.module.css'

/** What somebody must know of this batch before they sign it, in sentences. */
export function BatchVerdict({
  record,
  report,
}: {
  readonly record: BatchRecord
  readonly report: BatchReport | null
}) {
  const { t, language } = useWords()
  const { traysHeld, overridden } = record
  const stops = report?.stops
  return (
    <Card>
      <ul className={css.verdict}>
        {traysHeld > 0 && (
          <li data-kind="hold">
            {t('trayRecord.verdict.held', {
              count: traysHeld,
              waiting: orDash(report?.stillHeld ?? null, (waiting) => formatCount(waiting, language)),
            })}
          </li>
        )}
        {overridden > 0 && <li>{t('back.batch.verdict.overridden', { count: overridden })}</li>}
        {traysHeld === 0 && overridden === 0 && <li>{t('trayRecord.verdict.clean')}</li>}
        {stops !== undefined && (
          <li>
            {stops.count === 0
              ? t('back.batch.verdict.unstopped')
              : t('back.batch.verdict.stopped', { minutes: stops.minutes, stops: stops.count })}
          </li>
        )}
      </ul>
    </Card>
  )
}
