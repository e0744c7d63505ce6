import { Button } from '@mantine/core'
import type { RestoreLoss } from '../../electron/contract/restore.ts'
import { carryOut } from '../client/commands.ts'
import { useReading } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { amountOf } from '../ui/amount.ts'
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
  /** Absent where there is nothing else to do. */
  readonly onClose?: () => void
}

/** One backup: what would be missing, and the button that has it put back. The station does it when it starts again. */
export function RestorePanel({ name, upkeep, onClose }: RestorePanelProps) {
  const { t, language } = useWords()
  const { reading: loss } = useReading(`restoreLoss ${name}`, (review) => review.call('restoreLoss', { name }), LOSS_MS)
  const job = upkeep.jobs.state === 'read' ? upkeep.jobs.value.restore : undefined
  const isBusy = job?.state === 'running' || job?.state === 'waiting'
  const staged = upkeep.rescue?.staged
  const isReady = staged?.name === name && !isBusy
  const cannot = loss.state === 'read' && loss.value === null
  const begin = () =>
    void carryOut('review', async (review) => {
      await review.call('startRestore', { name })
      return {}
    }).then(upkeep.again)
  const startAgain = () => void carryOut('shell', (shell) => shell.call('restartProcess', { name: 'station' }))
  const text = isReady
    ? t('durability.restore.ready', { scans: amountOf(t, 'scans', staged.scans, language) })
    : t('durability.restore.text')
  return (
    <section className={css.part} aria-label={t('durability.restore.title')}>
      <h3 className={css.partHead}>{t('durability.restore.title')}</h3>
      {loss.state === 'loading' && <p className={css.note}>{t('durability.restore.reading')}</p>}
      {loss.state === 'failed' && <p className={css.note}>{t('durability.restore.readFailed', { code: loss.code })}</p>}
      {cannot && <p className={css.bad}>{t('durability.restore.unknown')}</p>}
      {loss.state === 'read' && loss.value !== null && <Loss loss={loss.value} />}
      {!cannot && (
        <p className={css.note} role="status">
          {text}
        </p>
      )}
      <JobProgress job="restore" upkeep={upkeep} />
      <div className={css.acts}>
        <HoldButton
          label={t(isReady ? 'durability.restore.startAgain' : 'durability.restore.hold')}
          holdingLabel={t('durability.restore.holding')}
          confirmLabel={t('durability.restore.confirm')}
          hint={t('durability.restore.hint')}
          disabled={isBusy || cannot}
          mark={isReady ? <LockMark of={{ shell: 'restartProcess' }} /> : <LockMark of={{ review: 'startRestore' }} />}
          onConfirmed={isReady ? startAgain : begin}
        />
        {onClose !== undefined && (
          <Button variant="default" onClick={onClose}>
            {t('durability.restore.close')}
          </Button>
        )}
      </div>
    </section>
  )
}

function Loss({ loss }: { readonly loss: RestoreLoss }) {
  const { t, language } = useWords()
  const count = (value: number) => formatCount(value, language)
  const time = (wallMs: number) => formatDateTime(wallMs, language)
  const { imported, journalGone, scansGone } = loss
  // Those messages are scans for the greater part: two sentences would be read as a sum.
  const isMore = scansGone > journalGone
  const rows = [
    ['scans', orDash(loss.scans, count)],
    ['back', count(loss.journalBack)],
    ['gone', count(loss.journalGone)],
    ['batches', orDash(loss.batches, count)],
    ['made', time(loss.madeAtWallMs)],
    ['newest', orDash(loss.newestWallMs, time)],
  ] as const
  return (
    <>
      <p className={css.figure} data-verdict={scansGone + journalGone > 0 ? 'soon' : 'enough'}>
        {isMore && t('durability.restore.lost', { count: scansGone, gone: count(scansGone) })}{' '}
        {journalGone > 0 && t('durability.restore.missing', { count: journalGone, gone: count(journalGone) })}
        {scansGone + journalGone === 0 &&
          t(imported === null || loss.scans === null ? 'durability.restore.nothingSent' : 'durability.restore.nothing')}
      </p>
      <dl className={css.loss}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`durability.restore.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {imported !== 0 && (
        <p className={css.note}>
          {imported === null
            ? t('durability.restore.importsUnknown')
            : t('durability.restore.imports', { count: imported, imported: count(imported) })}
        </p>
      )}
      <p className={css.note}>{t('durability.restore.people')}</p>
    </>
  )
}
