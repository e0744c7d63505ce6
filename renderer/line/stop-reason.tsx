import { Button } from '@mantine/core'
import { useState } from 'react'
import type { LiveView } from '../../electron/contract/live.ts'
import { STOP_REASONS } from '../../electron/domain/batch/stops.ts'
import { carryOut } from '../client/commands.ts'
import { useReadingOf } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import css from './stop-reason.module.css'

/** Why the line stands, or why the batch ended: asked afterwards, in big buttons, and to be passed over. */
export function StopReason({ batch }: { readonly batch: NonNullable<LiveView['batch']> }) {
  const { t } = useWords()
  const [round, setRound] = useState(0)
  const [changing, setChanging] = useState(false)
  const { batchId, state } = batch
  const { reading } = useReadingOf('station', `stops ${batchId} ${state} ${round}`, (station) =>
    station.call('batchStops', { batchId }),
  )
  const stop = reading.state === 'read' ? reading.value.at(-1) : undefined
  const isAsked = state === 'paused' ? stop?.kind === 'pause' && stop.toWallMs === null : stop?.kind === 'end'
  if (stop === undefined || !isAsked) return null
  if (stop.reason !== null && !changing) {
    return (
      <p className={css.said}>
        {t('batchLife.stop.said', { reason: t(`batchLife.stop.reason.${stop.reason}`) })}
        <Button onClick={() => setChanging(true)}>{t('batchLife.stop.change')}</Button>
      </p>
    )
  }
  const say = (reason: (typeof STOP_REASONS)[number]) => {
    const wish = { stopId: stop.stopId, reason, note: '' }
    void carryOut('station', (station) => station.call('explainStop', wish)).then((said) => {
      setChanging(false)
      if (said) setRound(round + 1)
    })
  }
  return (
    <section className={css.ask} aria-labelledby="stop-reason">
      <h2 id="stop-reason" className={css.title}>
        {t(stop.kind === 'end' ? 'batchLife.stop.titleEnd' : 'batchLife.stop.title')}
        <LockMark of={{ station: 'explainStop' }} />
      </h2>
      <div className={css.reasons}>
        {STOP_REASONS.map((reason) => (
          <Button key={reason} onClick={() => say(reason)}>
            {t(`batchLife.stop.reason.${reason}`)}
          </Button>
        ))}
      </div>
    </section>
  )
}
