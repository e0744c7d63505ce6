import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { lacksNote, STOP_NOTE_MAX, STOP_REASONS, type StopReason } from '../../electron/domain/batch/stops.ts'
import { useWords } from '../i18n/use-words.ts'
import css from './stop-reasons.module.css'

/** One press says it; "other" asks what it was. */
export function StopReasons({
  note: before,
  onSay,
}: {
  readonly note: string
  readonly onSay: (reason: StopReason, note: string) => void
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
