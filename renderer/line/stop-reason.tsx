import { Button } from '@mantine/core'
import { useState } from 'react'
import type { LiveView } from '../../electron/contract/live.ts'
import type { StopReason as SaidReason } from '../../electron/domain/batch/stops.ts'
import { carryOut } from '../client/commands.ts'
import { useReadingOf } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { stopReasonText } from '../ui/stop-reason-text.ts'
import { StopReasons } from '../ui/stop-reasons.tsx'
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
        {t('batchLife.stop.said', { reason: stopReasonText(t, stop.reason, stop.note) })}
        <Button onClick={() => setChanging(true)}>{t('batchLife.stop.change')}</Button>
      </p>
    )
  }
  const say = (reason: SaidReason, note: string) => {
    const wish = { stopId: stop.stopId, reason, note }
    void carryOut('station', (station) => station.call('explainStop', wish)).then((said) => {
      if (!said) return
      setChanging(false)
      setRound(round + 1)
    })
  }
  return (
    <section className={css.ask} aria-labelledby="stop-reason">
      <h2 id="stop-reason" className={css.title}>
        {t(stop.kind === 'end' ? 'batchLife.stop.titleEnd' : 'batchLife.stop.title')}
        <LockMark of={{ station: 'explainStop' }} />
      </h2>
      <StopReasons note={stop.note} onSay={say} />
    </section>
  )
}
