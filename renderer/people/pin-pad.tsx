import { UnstyledButton } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { PIN_LENGTH_MAX } from '../../electron/contract/access.ts'
import { useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icon.tsx'
import css from './pin-pad.module.css'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** A PIN, by keys large enough for a glove or by any keyboard; letters are possible there. What was typed is gone when it was sent. */
export function PinPad({
  label,
  disabled,
  onEnter,
}: {
  readonly label: string
  readonly disabled: boolean
  readonly onEnter: (pin: string) => void
}) {
  const { t } = useWords()
  const [pin, setPin] = useState('')
  const add = (digit: string) => setPin((before) => (before + digit).slice(0, PIN_LENGTH_MAX))
  const enter = (event: FormEvent) => {
    event.preventDefault()
    if (pin === '' || disabled) return
    setPin('')
    onEnter(pin)
  }
  const key = (digit: string) => (
    <UnstyledButton key={digit} type="button" className={css.key} disabled={disabled} onClick={() => add(digit)}>
      {digit}
    </UnstyledButton>
  )
  return (
    <form className={css.pad} onSubmit={enter}>
      <label className={css.label}>
        {label}
        <input
          className={css.field}
          type="password"
          value={pin}
          disabled={disabled}
          onChange={(event) => setPin(event.currentTarget.value)}
          maxLength={PIN_LENGTH_MAX}
          autoComplete="off"
          // A sheet that asks for one thing is ready for it.
          data-autofocus
        />
      </label>
      <p className={css.hint}>{t('people.pad.hint')}</p>
      <fieldset className={css.keys} aria-label={t('people.pad.label')}>
        {DIGITS.map(key)}
        <UnstyledButton
          type="button"
          className={css.key}
          disabled={disabled || pin === ''}
          aria-label={t('people.pad.erase')}
          onClick={() => setPin((before) => before.slice(0, -1))}
        >
          <Icon name="erase" size={34} />
        </UnstyledButton>
        {key('0')}
        <UnstyledButton type="submit" className={css.enter} disabled={disabled || pin === ''}>
          {t('people.pad.enter')}
        </UnstyledButton>
      </fieldset>
    </form>
  )
}
