import { Button } from '@mantine/core'
import type { LiveView } from '../../electron/contract/live.ts'
import { carryOut } from '../client/commands.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { PrimaryButton } from '../ui/action-button.tsx'
import { Card } from '../ui/card.tsx'
import css from './choose-scanner.module.css'
import { FootBar, StopLine } from './foot.tsx'
import { PlayCard } from './play-card.tsx'
import { ScannerCard } from './scanner-card.tsx'
import { connectScanner, useScannerWay } from './use-scanner-way.ts'

/**
 * No scanner yet: a real one, or the virtual one. The very first start has a welcome of its own before this. In an open batch there is no way into
 * training, and one back.
 */
export function ChooseScanner({
  inBatch,
  onDone,
}: {
  readonly inBatch: NonNullable<LiveView['batch']>['state'] | undefined
  readonly onDone: () => void
}) {
  const { t } = useWords()
  const way = useScannerWay()
  const play = () =>
    void carryOut('shell', (shell) => shell.call('enterPlay', { withBatch: false })).then((done) => done && onDone())
  const connect = () => {
    void connectScanner(way).then((done) => done && onDone())
  }
  return (
    <>
      <div className={css.choose}>
        <h2 className={css.title}>{t('line.first.title')}</h2>
        <div className={css.cards}>
          {inBatch === undefined && (
            <Card className={css.card}>
              <PlayCard onPlay={play} />
            </Card>
          )}
          <Card className={css.card}>
            <ScannerCard way={way} />
          </Card>
        </div>
      </div>
      <FootBar
        left={inBatch !== undefined && <BatchOpenFoot state={inBatch} onBack={onDone} />}
        middle={
          <span className={css.says}>
            {t(inBatch === undefined ? 'line.first.serial.title' : 'line.first.batchGoesOn')}
          </span>
        }
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

/** The line can still be stopped from here. */
function BatchOpenFoot({
  state,
  onBack,
}: {
  readonly state: NonNullable<LiveView['batch']>['state']
  readonly onBack: () => void
}) {
  const { t } = useWords()
  const lost = useConsole((known) => known.connection.phase === 'lost')
  return (
    <>
      <StopLine state={state} lost={lost} />
      <Button onClick={onBack}>{t('nextBatch.back')}</Button>
    </>
  )
}
