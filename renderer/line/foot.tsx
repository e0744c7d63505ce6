import type { ReactNode } from 'react'
import type { LiveView } from '../../electron/contract/live.ts'
import { carryOut } from '../client/commands.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { PrimaryButton } from '../ui/action-button.tsx'
import { HoldButton } from '../ui/hold-button.tsx'
import type { Staleness } from './batch-view.tsx'
import css from './foot.module.css'
import { ThroughputCard } from './throughput-card.tsx'

/** Stop on the left, the one primary action on the right: the same places on every screen of the line. */
export function FootBar({
  left,
  middle,
  right,
}: {
  readonly left?: ReactNode
  readonly middle?: ReactNode
  readonly right: ReactNode
}) {
  return (
    <div className={css.foot}>
      {left}
      <div className={css.middle}>{middle}</div>
      {right}
    </div>
  )
}

/** The foot while there is a batch. */
export function Foot({
  view,
  staleness,
  onNewBatch,
}: {
  readonly view: LiveView
  readonly staleness: Staleness
  readonly onNewBatch: () => void
}) {
  const lost = useConsole((known) => known.connection.phase === 'lost')
  const state = view.batch?.state
  return (
    <FootBar
      left={<StopLine state={state} lost={lost} />}
      middle={<ThroughputCard speed={view.speed} staleness={staleness} />}
      right={<BatchAction state={state} lost={lost} onNewBatch={onNewBatch} />}
    />
  )
}

/** Stops the batch, when it is held long enough; nothing where there is none to stop. */
export function StopLine({
  state,
  lost,
}: {
  readonly state: NonNullable<LiveView['batch']>['state'] | undefined
  readonly lost: boolean
}) {
  const { t } = useWords()
  if (state === 'closed') return null
  return (
    <HoldButton
      label={state === 'closing' ? t('line.stop.stopping') : t('line.stop.label')}
      holdingLabel={t('line.stop.holding')}
      confirmLabel={t('line.stop.confirm')}
      hint={t('line.stop.hint')}
      disabled={(state !== 'running' && state !== 'paused') || lost}
      mark={<LockMark of={{ station: 'closeBatch' }} />}
      onConfirmed={() => void carryOut('station', (station) => station.call('closeBatch', {}))}
    />
  )
}

function BatchAction({
  state,
  lost,
  onNewBatch,
}: {
  readonly state: NonNullable<LiveView['batch']>['state'] | undefined
  /** Nothing can be ordered while the background is out of reach. */
  readonly lost: boolean
  readonly onNewBatch: () => void
}) {
  const { t } = useWords()
  const pause = () => void carryOut('station', (station) => station.call('pauseBatch', {}))
  const resume = () => void carryOut('station', (station) => station.call('resumeBatch', {}))
  switch (state) {
    case 'running':
      return (
        <PrimaryButton onClick={pause} disabled={lost}>
          {t('line.primary.pause')}
        </PrimaryButton>
      )
    case 'paused':
      return (
        <PrimaryButton onClick={resume} disabled={lost}>
          {t('line.primary.resume')}
          <LockMark of={{ station: 'resumeBatch' }} />
        </PrimaryButton>
      )
    case 'closed':
      return <PrimaryButton onClick={onNewBatch}>{t('line.primary.newBatch')}</PrimaryButton>
    case 'closing':
      return <PrimaryButton disabled>{t('line.primary.closing')}</PrimaryButton>
    default:
      return <PrimaryButton disabled>{t('line.primary.wait')}</PrimaryButton>
  }
}
