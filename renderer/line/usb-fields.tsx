import { NativeSelect, UnstyledButton } from '@mantine/core'
import { useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icon.tsx'
import css from './idle-card.module.css'
import type { UsbChoice } from './use-usb-choice.ts'

/** The scanner itself among the devices on USB. */
export function UsbFields({ choice }: { readonly choice: UsbChoice }) {
  const { t } = useWords()
  const { scanners, chosenAt, problem } = choice
  const options = [
    { value: '', label: t(scanners.length === 0 ? 'usb.none' : 'usb.choose') },
    ...scanners.map(({ name }, index) => ({ value: String(index), label: name })),
  ]
  return (
    <>
      <div className={css.portRow}>
        <NativeSelect
          label={t('usb.device')}
          value={chosenAt < 0 ? '' : String(chosenAt)}
          onChange={(event) => choice.choose(event.currentTarget.value === '' ? -1 : Number(event.currentTarget.value))}
          data={options}
        />
        <UnstyledButton className={css.iconButton} aria-label={t('usb.refresh')} onClick={choice.refresh}>
          <Icon name="refresh" size={24} />
        </UnstyledButton>
      </div>
      {problem !== undefined && <p className={css.problem}>{t('usb.problem', { reason: problem })}</p>}
      <p className={css.hint}>{t('usb.hint')}</p>
    </>
  )
}
