import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { EggPage } from '../../../electron/contract/looking-back.ts'
import { cellName } from '../../../electron/domain/egg.ts'
import {
  OVERRIDE_CLASSES,
  OVERRIDE_NOTE_MAX,
  OVERRIDE_REASONS,
  type OverrideClass,
  type OverrideReason,
} from '../../../electron/domain/override.ts'
import { carryOut } from '../../client/commands.ts'
import { useWords } from '../../i18n/use-words.ts'
import css from './override-dialog.module.css'

/** Reason first, note second; what follows from it is the station's to say, within the law. */
export function OverrideDialog({
  egg,
  attempt,
  onDone,
}: {
  readonly egg: EggPage
  /** The one that somebody looked at. */
  readonly attempt: number
  readonly onDone: (saved: boolean) => void
}) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const [eggClass, setEggClass] = useState<OverrideClass>()
  const [reason, setReason] = useState<OverrideReason>()
  const [note, setNote] = useState('')
  useEffect(() => dialog.current?.showModal(), [])
  const { visitId, cell } = egg
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (eggClass === undefined || reason === undefined) return
    const wish = { visitId, cell, attempt, eggClass, reason, note: note.trim() }
    void carryOut('station', (station) => station.call('overrideEgg', wish)).then((saved) => {
      // Closed before it goes, so that the focus returns to where it was.
      dialog.current?.close()
      onDone(saved)
    })
  }
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby="override-title" onClose={() => onDone(false)}>
      <form className={css.form} onSubmit={save}>
        <h2 id="override-title" className={css.title}>
          {t('back.override.title', { cell: cellName(cell), tray: egg.trayCode })}
        </h2>
        <p className={css.text}>{t('back.override.text')}</p>
        <Choice
          label={t('back.override.reason')}
          of={OVERRIDE_REASONS}
          wordOf={(one) => t(`back.override.reasons.${one}`)}
          value={reason}
          onChange={setReason}
        />
        <Choice
          label={t('back.override.eggClass')}
          of={OVERRIDE_CLASSES}
          wordOf={(one) => t(`words.eggClass.${one}`)}
          value={eggClass}
          onChange={setEggClass}
        />
        <TextInput
          label={t(reason === 'OTHER' ? 'back.override.note' : 'back.override.noteOptional')}
          required={reason === 'OTHER'}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={OVERRIDE_NOTE_MAX}
          autoComplete="off"
        />
        <div className={css.acts}>
          <Button onClick={() => dialog.current?.close()}>{t('back.override.cancel')}</Button>
          <Button className={css.save} type="submit">
            {t('back.override.save')}
          </Button>
        </div>
      </form>
    </dialog>
  )
}

/** Nothing is chosen beforehand: one careless press must not write something false. */
function Choice<T extends string>({
  label,
  of,
  wordOf,
  value,
  onChange,
}: {
  readonly label: string
  readonly of: readonly T[]
  readonly wordOf: (one: T) => string
  readonly value: T | undefined
  readonly onChange: (one: T | undefined) => void
}) {
  const { t } = useWords()
  return (
    <NativeSelect
      label={label}
      required
      data={[{ value: '', label: t('back.override.choose') }, ...of.map((one) => ({ value: one, label: wordOf(one) }))]}
      value={value ?? ''}
      onChange={(event) => onChange(of.find((one) => one === event.currentTarget.value))}
    />
  )
}
