import type { BackupsView } from '../../electron/contract/backups.ts'
import type { UpkeepJobs } from '../../electron/contract/upkeep.ts'
import { carryOut } from '../client/commands.ts'
import { useWords } from '../i18n/use-words.ts'
import { amountOf } from '../ui/amount.ts'
import { BackupFacts } from '../ui/backup-facts.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import { BackupTable } from './backup-table.tsx'
import { JobButton, JobProgress } from './job-button.tsx'
import { madeTime } from './made-time.ts'
import { RestorePanel } from './restore-panel.tsx'
import css from './service-parts.module.css'
import type { ChosenBackup } from './use-chosen-backup.ts'
import type { UpkeepReadings } from './use-upkeep.ts'

/** Copies of the database: the last and the next, one now, and those that are there, each to be read again or put back. */
export function BackupCard({ upkeep, chosen }: { readonly upkeep: UpkeepReadings; readonly chosen: ChosenBackup }) {
  const { t, language } = useWords()
  const { backups } = upkeep
  const jobs = upkeep.jobs.state === 'read' ? upkeep.jobs.value : undefined
  const verify = (name: string) =>
    void carryOut('review', async (review) => {
      await review.call('startVerify', { name })
      return {}
    }).then(upkeep.again)
  return (
    <Card>
      <CardHead
        title={t('upkeep.backup.title')}
        aside={
          <a className={css.link} href="#/settings">
            {t('upkeep.backup.change')}
          </a>
        }
      />
      <p className={css.note}>{t('upkeep.backup.text')}</p>
      {backups.state === 'loading' && <p className={css.further}>{t('upkeep.backup.loading')}</p>}
      {backups.state === 'failed' && (
        <p className={css.further}>{t('upkeep.backup.listFailed', { code: backups.code })}</p>
      )}
      {backups.state === 'read' && <BackupFacts view={backups.value} withPlan />}
      <JobButton job="backup" upkeep={upkeep} />
      <div role="status">
        {jobs?.backup.state === 'done' && (
          <p className={css.good}>
            {t('upkeep.backup.done', { scans: amountOf(t, 'scans', jobs.backup.result.backup.scans, language) })}
          </p>
        )}
      </div>
      {backups.state === 'read' && (
        <>
          {backups.value.backups.length === 0 ? (
            <p className={css.note}>{t('upkeep.backup.none')}</p>
          ) : (
            <BackupTable
              backups={backups.value.backups}
              isBusy={jobs?.verify.state === 'running' || jobs?.verify.state === 'waiting'}
              onVerify={verify}
              onRestore={chosen.choose}
            />
          )}
          <JobProgress job="verify" upkeep={upkeep} />
          <div role="status">
            <Verified job={jobs?.verify} view={backups.value} />
          </div>
        </>
      )}
      {chosen.name !== undefined && (
        <RestorePanel key={chosen.name} name={chosen.name} upkeep={upkeep} onClose={() => chosen.choose(undefined)} />
      )}
    </Card>
  )
}

function Verified({ job, view }: { readonly job: UpkeepJobs['verify'] | undefined; readonly view: BackupsView }) {
  const { t, language } = useWords()
  if (job?.state !== 'done') return null
  const { name, proof } = job.result
  const backup = view.backups.find((one) => one.name === name)
  const time = backup === undefined ? name : madeTime(backup, view.backups, language)
  if (!('finding' in proof)) return <p className={css.good}>{t('upkeep.verify.sound', { time })}</p>
  return (
    <>
      <p className={css.bad}>{t(`upkeep.verify.${proof.kind}`, { time })}</p>
      <p className={css.note}>{proof.finding}</p>
    </>
  )
}
