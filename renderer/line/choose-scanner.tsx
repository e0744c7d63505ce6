import { carryOut } from '../client/commands.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { PrimaryButton } from '../ui/action-button.tsx'
import { Card } from '../ui/card.tsx'
import css from './choose-scanner.module.css'
import { FootBar } from './foot.tsx'
import { PlayCard } from './play-card.tsx'
import { ScannerCard } from './scanner-card.tsx'
import { playComesFirst } from './screen-mode.ts'
import { connectScanner, useScannerWay } from './use-scanner-way.ts'

/** No scanner yet: a virtual one or a real one. The first start leads to the virtual one, every later one to the real one. */
export function ChooseScanner({ onDone }: { readonly onDone: () => void }) {
  const { t } = useWords()
  const playFirst = useConsole((state) => playComesFirst(state.info))
  const way = useScannerWay()
  const play = () =>
    void carryOut('shell', (shell) => shell.call('enterPlay', { withBatch: false })).then((done) => done && onDone())
  const connect = () => {
    if (way.choice !== undefined) void connectScanner(way.choice).then((done) => done && onDone())
  }
  return (
    <>
      <div className={css.choose}>
        <h2 className={css.title}>{t(playFirst ? 'line.first.title' : 'line.first.titleAgain')}</h2>
        <div className={css.cards} data-play-first={playFirst || undefined}>
          <Card className={css.card}>
            <PlayCard onPlay={playFirst ? undefined : play} />
          </Card>
          <Card className={css.card}>
            <ScannerCard way={way} onConnect={playFirst ? connect : undefined} />
          </Card>
        </div>
      </div>
      <FootBar
        middle={<span className={css.says}>{t(playFirst ? 'line.first.play.title' : 'line.first.serial.title')}</span>}
        right={
          playFirst ? (
            <PrimaryButton onClick={play}>{t('line.primary.tryPlay')}</PrimaryButton>
          ) : (
            <PrimaryButton onClick={connect} disabled={way.choice === undefined}>
              {t('line.primary.connect')}
              <LockMark of={{ station: 'connectSerial' }} />
            </PrimaryButton>
          )
        }
      />
    </>
  )
}
