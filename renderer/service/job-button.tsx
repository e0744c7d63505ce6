import { Button } from '@mantine/core'
import type { PlainJob } from '../../electron/contract/upkeep.ts'
import { carryOut } from '../client/commands.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { knownFailure } from '../ui/known-failure.ts'
import { WorkProgress } from '../ui/work-progress.tsx'
import css from './service-parts.module.css'
import type { UpkeepReadings } from './use-upkeep.ts'

/** Begins a long work, and shows how far it is while it runs: it goes on without this screen. */
export function JobButton({ job, upkeep }: { readonly job: PlainJob; readonly upkeep: UpkeepReadings }) {
  const { t } = useWords()
  const state = upkeep.jobs.state === 'read' ? upkeep.jobs.value[job].state : 'idle'
  const busy = state === 'running' || state === 'waiting'
  const begin = () =>
    void carryOut('review', async (review) => {
      await review.call('startUpkeep', { job })
      return {}
    }).then(upkeep.again)
  return (
    <>
      <Button className={css.button} onClick={begin} disabled={busy || upkeep.jobs.state !== 'read'}>
        {t(`upkeep.${job}.button`)}
        <LockMark of={{ review: 'startUpkeep' }} />
      </Button>
      <JobProgress job={job} upkeep={upkeep} />
    </>
  )
}

/** How a long work stands while it waits or runs, and why it failed; its result is the card's own. */
export function JobProgress({
  job,
  upkeep,
}: {
  readonly job: PlainJob | 'bundle' | 'restore' | 'verify'
  readonly upkeep: UpkeepReadings
}) {
  const { t } = useWords()
  if (upkeep.jobs.state !== 'read') return null
  const now = upkeep.jobs.value[job]
  if (now.state === 'failed') return <p className={css.bad}>{failureText(t, now)}</p>
  if (now.state === 'waiting') return <p className={css.note}>{t('upkeep.waiting')}</p>
  if (now.state !== 'running') return null
  return <WorkProgress what={t(`upkeep.${job}.running`)} share={now.share} />
}

/** Codes with words of their own; any other is shown with the message of the program, which is English. */
const FAILURES = [
  ...(['NO_SPACE', 'NO_ROOM', 'NOT_WRITABLE', 'NOT_SOUND', 'NO_BACKUP', 'MISSING', 'CORRUPT', 'WRONG_KEY'] as const),
  ...(['STOPPING', 'SECOND_MISSING', 'SECOND_NOT_WRITABLE', 'SECOND_FULL', 'SECOND_AWAY'] as const),
]

function failureText(
  t: ReturnType<typeof useWords>['t'],
  { code, message }: { readonly code: string; readonly message: string },
): string {
  const known = knownFailure(code, FAILURES)
  return known === undefined ? t('upkeep.failed', { code, message }) : t(`upkeep.failure.${known}`)
}
