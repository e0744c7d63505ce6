import { NativeSelect } from '@mantine/core'
import { useWords } from '../i18n/use-words.ts'
import css from './idle-card.module.css'
import { PortField } from './port-field.tsx'
import { SpeedField } from './speed-field.tsx'
import type { SerialChoice } from './use-serial-choice.ts'

/** Port, speed and flow control of a scanner that shows as a serial port. */
export function SerialFields({ choice }: { readonly choice: SerialChoice }) {
  return (
    <>
      <PortField choice={choice} />
      <SpeedField choice={choice} />
      <FlowField choice={choice} />
    </>
  )
}

function FlowField({ choice }: { readonly choice: SerialChoice }) {
  const { t } = useWords()
  return (
    <div className={css.field}>
      <NativeSelect
        label={t('serial.flow')}
        value={choice.flowControl}
        onChange={(event) => choice.chooseFlow(event.currentTarget.value === 'rts-cts' ? 'rts-cts' : 'none')}
        data={[
          { value: 'none', label: t('serial.flowNone') },
          { value: 'rts-cts', label: t('serial.flowHardware') },
        ]}
      />
      <p className={css.hint}>{t('serial.flowHint')}</p>
    </div>
  )
}
