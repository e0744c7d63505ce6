import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { LiveView } from '../../electron/contract/live.ts'
import { lacksNote, STOP_NOTE_MAX, STOP_REASONS } from '../../electron/domain/batch/stops.ts'
import { carryOut } from '../client/commands.ts'
import { useReadingOf } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { stopReasonText } from '../ui/stop-reason-text.ts'
import css from './stop-reason.module.css'

type SaidReason = (typeof STOP_REASONS)[number]

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
      <Reasons note={stop.note} onSay={say} />
    </section>
  )
}

/** One press says it; "other" asks what it was. */
function Reasons({
  note: before,
  onSay,
}: {
  readonly note: string
  readonly onSay: (reason: SaidReason, note: string) => void
}) {
  const { t } = useWords()
  const [note, setNote] = useState<string>()
  const [missing, setMissing] = useState(false)
  if (note === undefined) {
    return (
      <div className={css.reasons}>
        {STOP_REASONS.map((reason) => (
          <Button key={reason} onClick={() => (reason === 'OTHER' ? setNote(before) : onSay(reason, ''))}>
            {t(`batchLife.stop.reason.${reason}`)}
          </Button>
        ))}
      </div>
    )
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const lacks = lacksNote('OTHER', note)
    setMissing(lacks)
    if (!lacks) onSay('OTHER', note.trim())
  }
  return (
    <form className={css.other} noValidate onSubmit={onSubmit}>
      <TextInput
        autoFocus
        className={css.note}
        label={t('batchLife.stop.note')}
        maxLength={STOP_NOTE_MAX}
        value={note}
        error={missing && t('batchLife.stop.noteMissing')}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit">{t('batchLife.stop.keep')}</Button>
      <Button onClick={() => setNote(undefined)}>{t('batchLife.stop.back')}</Button>
    </form>
  )
}
