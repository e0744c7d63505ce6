import { useConsole } from '../../client/store.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ScannerCard } from '../../line/scanner-card.tsx'
import { connectScanner, useScannerWay } from '../../line/use-scanner-way.ts'
import css from './first-start.module.css'

/** A scanner now, or later: nothing else waits for it. */
export function ScannerStep({ onNext }: { readonly onNext: () => void }) {
  const { t } = useWords()
  const link = useConsole((state) => state.view?.link)
  const way = useScannerWay()
  const connect = () => {
    void connectScanner(way).then((done) => done && onNext())
  }
  if (link !== undefined && link.transport !== 'none') {
    return (
      <p role="status">
        {t('start.step.scanner.known', { path: link.path ?? link.scannerSerial ?? t('line.form.scanner.unknown') })}{' '}
        {t(`app.link.${link.state}`)}
      </p>
    )
  }
  return (
    <div className={css.scanner}>
      <ScannerCard way={way} onConnect={connect} />
      <p className={css.dim}>{t('start.step.scanner.later')}</p>
    </div>
  )
}
