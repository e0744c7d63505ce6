import { Button } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { barcodePrefix, keepBarcodePrefix } from '../client/barcode-prefix.ts'
import { useBarcode } from '../client/use-barcode.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import css from './setup.module.css'

/** The barcode scanner of this screen: whether it is understood, and the key that it sends before every code, if any. */
export function BarcodeCard() {
  const { t } = useWords()
  const [prefix, setPrefix] = useState(() => barcodePrefix(localStorage))
  const [asking, setAsking] = useState(false)
  const [code, setCode] = useState<string>()
  useBarcode((scanned) => {
    setCode(scanned)
    return true
  })
  const choose = (next: string) => {
    keepBarcodePrefix(localStorage, next)
    setPrefix(next)
    setAsking(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Shift and its kin come before the key that is meant; Tab and Enter end codes, and Escape means never mind.
    if (!asking || ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'Tab', 'Enter'].includes(event.key)) return
    event.preventDefault()
    if (event.key === 'Escape') setAsking(false)
    else choose(event.key)
  }
  return (
    <Card>
      <CardHead title={t('setup.barcode.title')} />
      <p className={css.dim}>{t('setup.barcode.text')}</p>
      <p className={css.note} role="status">
        {code === undefined ? t('setup.barcode.try') : t('setup.barcode.got', { code })}
      </p>
      <p className={css.dim}>
        {prefix === ''
          ? t('setup.barcode.noPrefix')
          : t('setup.barcode.prefix', { prefix: prefix === ' ' ? '␣' : prefix })}
      </p>
      <div className={css.buttons}>
        <Button onKeyDown={onKeyDown} onClick={() => setAsking(!asking)} aria-pressed={asking}>
          {t(asking ? 'setup.barcode.press' : 'setup.barcode.choose')}
        </Button>
        {prefix !== '' && <Button onClick={() => choose('')}>{t('setup.barcode.none')}</Button>}
      </div>
    </Card>
  )
}
