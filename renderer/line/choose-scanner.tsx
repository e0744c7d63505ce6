import { carryOut } from '../client/commands.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { PrimaryButton } from '../ui/action-button.tsx'
import { Card } from '../ui/card.tsx'
import css from './choose-scanner.module.css'
import { FootBar } from './foot.tsx'
import { PlayCard } from './play-card.tsx'
import { ScannerCard } from './scanner-card.tsx'
import { connectScanner, useScannerWay } from './use-scanner-way.ts'

/** No scanner yet: a real one, or the virtual one. The very first start has a welcome of its own before this. */
export function ChooseScanner({ onDone }: { readonly onDone: () => void }) {
  const { t } = useWords()
  const way = useScannerWay()
  const play = () =>
    void carryOut('shell', (shell) => shell.call('enterPlay', { withBatch: false })).then((done) => done && onDone())
  const connect = () => {
    if (way.choice !== undefined) void connectScanner(way.choice).then((done) => done && onDone())
  }
  return (
    <>
      <div className={css.choose}>
        <h2 className={css.title}>{t('line.first.title')}</h2>
        <div className={css.cards}>
          <Card className={css.card}>
            <PlayCard onPlay={play} />
          </Card>
          <Card className={css.card}>
            <ScannerCard way={way} />
          </Card>
        </div>
      </div>
      <FootBar
        middle={<span className={css.says}>{t('line.first.serial.title')}</span>}
        right={
          <PrimaryButton onClick={connect} disabled={way.choice === undefined}>
            {t('line.primary.connect')}
            <LockMark of={{ station: 'connectSerial' }} />
          </PrimaryButton>
        }
      />
    </>
  )
}
