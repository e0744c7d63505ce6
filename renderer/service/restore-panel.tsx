import { Button } from '@mantine/core'
import type { RestoreLoss } from '../../electron/contract/restore.ts'
import { carryOut } from '../client/commands.ts'
import { useReading } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Facts } from '../ui/facts.tsx'
import { formatCount, formatDateTime, orDash } from '../ui/format.ts'
import { HoldButton } from '../ui/hold-button.tsx'
import { JobProgress } from './job-button.tsx'
import css from './service-parts.module.css'
import type { UpkeepReadings } from './use-upkeep.ts'

/** The journal moves on while somebody reads. */
const LOSS_MS = 10_000

export interface RestorePanelProps {
  /** Of the backup. */
  readonly name: string
  readonly upkeep: UpkeepReadings
  readonly onClose: () => void
}

/** One backup: what would be missing, and the button that has it put back. The station does it when it starts again. */
export function RestorePanel({ name, upkeep, onClose }: RestorePanelProps) {
  const { t } = useWords()
  const { reading: loss } = useReading(`restoreLoss ${name}`, (review) => review.call('restoreLoss', { name }), LOSS_MS)
  const job = upkeep.jobs.state === 'read' ? upkeep.jobs.value.restore : undefined
  const isReady = job?.state === 'done' && job.result.name === name
  const begin = () =>
    void carryOut('review', async (review) => {
      await review.call('startRestore', { name })
      return {}
    }).then(upkeep.again)
  const startAgain = () => void carryOut('shell', (shell) => shell.call('restartProcess', { name: 'station' }))
  return (
    <section aria-label={t('durability.restore.title')}>
      <h3>{t('durability.restore.title')}</h3>
      {loss.state === 'loading' && <p className={css.note}>{t('durability.restore.reading')}</p>}
      {loss.state === 'failed' && <p className={css.note}>{t('durability.restore.readFailed', { code: loss.code })}</p>}
      {loss.state === 'read' &&
        (loss.value === null ? <p>{t('durability.restore.unknown')}</p> : <Loss loss={loss.value} />)}
      <p className={css.note}>{t(isReady ? 'durability.restore.ready' : 'durability.restore.text')}</p>
      <JobProgress job="restore" upkeep={upkeep} />
      <HoldButton
        label={t(isReady ? 'durability.restore.startAgain' : 'durability.restore.hold')}
        holdingLabel={t('durability.restore.holding')}
        confirmLabel={t('durability.restore.confirm')}
        hint={t('durability.restore.hint')}
        disabled={job?.state === 'running' || job?.state === 'waiting'}
        mark={isReady ? <LockMark of={{ shell: 'restartProcess' }} /> : <LockMark of={{ review: 'startRestore' }} />}
        onConfirmed={isReady ? startAgain : begin}
      />
      <Button className={css.button} onClick={onClose}>
        {t('durability.restore.close')}
      </Button>
    </section>
  )
}

function Loss({ loss }: { readonly loss: RestoreLoss }) {
  const { t, language } = useWords()
  const count = (value: number) => formatCount(value, language)
  const time = (wallMs: number) => formatDateTime(wallMs, language)
  return (
    <Facts
      rows={[
        [t('durability.restore.made'), time(loss.madeAtWallMs)],
        [t('durability.restore.newest'), orDash(loss.newestWallMs, time)],
        [t('durability.restore.scans'), orDash(loss.scans, count)],
        [t('durability.restore.batches'), orDash(loss.batches, count)],
        [t('durability.restore.back'), count(loss.journalBack)],
        [t('durability.restore.gone'), count(loss.journalGone)],
      ]}
    />
  )
}
