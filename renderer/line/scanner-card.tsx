import { Button, SegmentedControl } from '@mantine/core'
import { useWords } from '../i18n/use-words.ts'
import { FolderFields } from './folder-fields.tsx'
import css from './idle-card.module.css'
import { SerialFields } from './serial-fields.tsx'
import { UsbFields } from './usb-fields.tsx'
import type { ScannerWay } from './use-scanner-way.ts'

/** A real scanner, on a serial port, on USB, or behind a folder. The button is left out where the primary action does the same. */
export function ScannerCard({ way, onConnect }: { readonly way: ScannerWay; readonly onConnect?: () => void }) {
  const { t } = useWords()
  return (
    <>
      <h3 className={css.title}>{t('line.first.serial.title')}</h3>
      <p className={css.text}>{t('line.first.serial.text')}</p>
      <div className={css.fields}>
        <SegmentedControl
          aria-label={t('usb.way')}
          value={way.kind}
          onChange={(kind) => way.chooseKind(kind === 'usb' || kind === 'folder' ? kind : 'serial')}
          data={[
            { value: 'serial', label: t('usb.serial') },
            { value: 'usb', label: t('usb.usb') },
            { value: 'folder', label: t('folder.way') },
          ]}
        />
        {way.kind === 'serial' && <SerialFields choice={way.serial} />}
        {way.kind === 'usb' && <UsbFields choice={way.usb} />}
        {way.kind === 'folder' && <FolderFields choice={way.folder} />}
      </div>
      {onConnect !== undefined && (
        <Button className={css.button} onClick={onConnect} disabled={way.choice === undefined}>
          {t('line.first.serial.button')}
        </Button>
      )}
    </>
  )
}
