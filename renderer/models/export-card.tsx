import { Button } from '@mantine/core'
import { useState } from 'react'
import type { DataSetOutcome, DataSetWish } from '../../electron/contract/data-set.ts'
import type { UpkeepJobs } from '../../electron/contract/upkeep.ts'
import { askFor, codeOf } from '../client/commands.ts'
import { isAccessCode } from '../client/guarded-call.ts'
import { useConsole } from '../client/store.ts'
import { type Reading, useReading } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import { knownFailure } from '../ui/known-failure.ts'
import { WorkProgress } from '../ui/work-progress.tsx'
import { ExportCounts, labelledIn } from './export-counts.tsx'
import { ExportFields, type ExportForm, NOTHING_CHOSEN, wishOf } from './export-fields.tsx'
import css from './models.module.css'

/** Somebody watches a bar. */
const WATCHED_MS = 1_000
/** Nothing is under way; another screen may begin something. */
const QUIET_MS = 10_000

type Job = UpkeepJobs['dataSet']

/** Scans of which somebody said what they are, written out so that a model can learn from them: counted first, then written. */
export function ExportCard() {
  const { t } = useWords()
  const play = useConsole((state) => state.info?.play === true)
  const [form, setForm] = useState<ExportForm>(NOTHING_CHOSEN)
  const [problem, setProblem] = useState<string>()
  const { reading, again } = useJob()
  const job = reading.state === 'read' ? reading.value : undefined
  const busy = job?.state === 'running' || job?.state === 'waiting'
  const wish = wishOf(form)
  // What was counted is shown as long as it is that which is chosen.
  const counted = job?.state === 'done' && sameWish(job.result.wish, wish) ? job.result : undefined
  const begin = (write: boolean) => {
    setProblem(undefined)
    askFor('review', (review) => review.call('startDataSet', { ...wish, write })).then(
      (outcome: DataSetOutcome) => {
        if (!outcome.ok) setProblem(t(`dataSet.refusal.${outcome.refusal}`))
        again()
      },
      (reason: unknown) => {
        const code = codeOf(reason)
        if (!isAccessCode(code)) setProblem(t('dataSet.failed', { code, message: '' }))
      },
    )
  }
  const giveUp = () => void askFor('review', (review) => review.call('cancelDataSet', {})).then(again, again)
  return (
    <Card className={css.card} label={t('dataSet.title')}>
      <CardHead title={t('dataSet.title')} />
      <p className={css.note}>{t('dataSet.text')}</p>
      {play ? (
        <p className={css.state}>{t('dataSet.refusal.PLAY')}</p>
      ) : (
        <>
          <ExportFields form={form} onChange={setForm} disabled={busy} />
          <div className={css.acts}>
            <Button onClick={() => begin(false)} disabled={busy || job === undefined} variant="default">
              {t('dataSet.count')}
              <LockMark of={{ review: 'startDataSet' }} />
            </Button>
            {counted?.written === null && labelledIn(counted) > 0 && (
              <Button onClick={() => begin(true)} disabled={busy}>
                {t('dataSet.write')}
                <LockMark of={{ review: 'startDataSet' }} />
              </Button>
            )}
            {busy && (
              <Button onClick={giveUp} variant="default">
                {t('dataSet.cancel')}
              </Button>
            )}
          </div>
        </>
      )}
      <div role="status">
        <Progress job={job} problem={problem} />
        {counted !== undefined && <ExportCounts result={counted} />}
      </div>
    </Card>
  )
}

/** How it stands while it waits or runs, and why it came to nothing. */
function Progress({ job, problem }: { readonly job: Job | undefined; readonly problem: string | undefined }) {
  const { t } = useWords()
  if (problem !== undefined) return <p className={css.state}>{problem}</p>
  if (job?.state === 'waiting') return <p className={css.note}>{t('dataSet.waiting')}</p>
  if (job?.state === 'failed') return <p className={css.state}>{failureText(t, job)}</p>
  if (job?.state !== 'running') return null
  return <WorkProgress what={t('dataSet.running')} share={job.share} />
}

/** Codes with words of their own. */
const FAILURES = ['NOTHING_LABELLED', 'MAP_MISSING', 'NO_ROOM', 'NOT_WRITABLE', 'MISSING', 'CORRUPT'] as const

function failureText(
  t: ReturnType<typeof useWords>['t'],
  { code, message }: { readonly code: string; readonly message: string },
): string {
  const known = knownFailure(code, FAILURES)
  return known === undefined ? t('dataSet.failed', { code, message }) : t(`dataSet.failure.${known}`)
}

function useJob(): { readonly reading: Reading<Job>; readonly again: () => void } {
  const [busy, setBusy] = useState(false)
  const { reading, again } = useReading(
    'data set',
    (review) => review.call('upkeepJobs', {}).then(({ dataSet }) => dataSet),
    busy ? WATCHED_MS : QUIET_MS,
  )
  const nowBusy = reading.state === 'read' && (reading.value.state === 'running' || reading.value.state === 'waiting')
  if (nowBusy !== busy) setBusy(nowBusy)
  return { reading, again }
}

function sameWish(one: DataSetWish, other: DataSetWish): boolean {
  const text = ({ maps, fromWallMs, untilWallMs, batchId }: DataSetWish) =>
    JSON.stringify([maps, fromWallMs, untilWallMs, batchId])
  return text(one) === text(other)
}
