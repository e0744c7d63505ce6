import { TextInput } from '@mantine/core'
import { PIN_LENGTH_MAX, PIN_LENGTH_MIN } from '../../electron/contract/access.ts'
import { useWords } from '../i18n/use-words.ts'

/** A PIN that is chosen is typed twice. */
export interface NewPin {
  readonly first: string
  readonly second: string
}

export const NO_PIN: NewPin = { first: '', second: '' }

/** What is wrong with it before the station sees it; undefined when nothing is. */
export function newPinError({ first, second }: NewPin): 'short' | 'differ' | undefined {
  if (first.length < PIN_LENGTH_MIN) return 'short'
  return first === second ? undefined : 'differ'
}

export function NewPinFields({
  label,
  pin,
  error,
  help,
  onChange,
}: {
  readonly label: string
  readonly pin: NewPin
  readonly error: 'short' | 'differ' | undefined
  readonly help?: string
  readonly onChange: (pin: NewPin) => void
}) {
  const { t } = useWords()
  const rule = t('people.pin.rule', { count: PIN_LENGTH_MIN })
  const common = { type: 'password', required: true, maxLength: PIN_LENGTH_MAX, autoComplete: 'new-password' } as const
  return (
    <>
      <TextInput
        {...common}
        label={label}
        description={help === undefined ? rule : `${rule} ${help}`}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={pin.first}
        onChange={(event) => onChange({ ...pin, first: event.currentTarget.value })}
        error={error === 'short' ? t('people.pin.short', { count: PIN_LENGTH_MIN }) : undefined}
      />
      <TextInput
        {...common}
        label={t('people.pin.again')}
        value={pin.second}
        onChange={(event) => onChange({ ...pin, second: event.currentTarget.value })}
        error={error === 'differ' ? t('people.pin.differ') : undefined}
      />
    </>
  )
}
