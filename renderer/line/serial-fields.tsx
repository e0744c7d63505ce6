import { NativeSelect, TextInput, UnstyledButton } from '@mantine/core'
import { useWords } from '../i18n/use-words.ts'
import { formatCount } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import css from './idle-card.module.css'
import { BAUD_RATES, type SerialChoice } from './use-serial-choice.ts'

/** Port and speed of a scanner that shows as a serial port. */
export function SerialFields({ choice }: { readonly choice: SerialChoice }) {
  const { t, language } = useWords()
  return (
    <>
      <PortFields choice={choice} />
      <NativeSelect
        label={t('line.first.serial.baud')}
        value={String(choice.baudRate)}
        onChange={(event) => choice.chooseBaudRate(Number(event.currentTarget.value))}
        data={BAUD_RATES.map((rate) => ({ value: String(rate), label: formatCount(rate, language) }))}
      />
    </>
  )
}

function PortFields({ choice }: { readonly choice: SerialChoice }) {
  const { t } = useWords()
  const options = [
    ...choice.ports.map((port) => ({
      value: port.path,
      label: port.name === port.path ? port.path : `${port.path} · ${port.name}`,
    })),
    { value: '', label: t(choice.ports.length === 0 ? 'line.first.serial.none' : 'line.first.serial.other') },
  ]
  return (
    <>
      <div className={css.portRow}>
        <NativeSelect
          label={t('line.first.serial.port')}
          value={choice.listed}
          onChange={(event) => choice.chooseListed(event.currentTarget.value)}
          data={options}
        />
        <UnstyledButton className={css.iconButton} aria-label={t('line.first.serial.refresh')} onClick={choice.refresh}>
          <Icon name="refresh" size={24} />
        </UnstyledButton>
      </div>
      {choice.problem !== undefined && (
        <p className={css.problem}>{t('line.first.serial.problem', { reason: choice.problem })}</p>
      )}
      {choice.isForOthers && <p className={css.problem}>{t('line.first.serial.forOthers')}</p>}
      {choice.listed === '' && (
        <TextInput
          label={t('line.first.serial.portTyped')}
          placeholder={t('line.first.serial.portPlaceholder')}
          value={choice.typed}
          onChange={(event) => choice.type(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </>
  )
}
