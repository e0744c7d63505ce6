import { useState } from 'react'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { BatchView } from './batch-view.tsx'
import { ChooseScanner } from './choose-scanner.tsx'
import css from './line-screen.module.css'
import { PrepareBatch } from './prepare-batch.tsx'
import { lineHeadline, type ScreenWish, screenMode, showsBatch } from './screen-mode.ts'
import { StartBatch } from './start-batch.tsx'
import { StatusLine } from './status-line.tsx'

const NO_WISH: ScreenWish = { newBatch: false, otherScanner: false, prepareNext: false }

/** Is it running? Is it right? What do I do next? How long may I still? */
export function LineScreen() {
  const { t } = useWords()
  const view = useConsole((state) => state.view)
  const [wish, setWish] = useState(NO_WISH)
  const mode = screenMode(view, wish)
  return (
    <div className={css.screen}>
      <h1 className="visually-hidden">{t('line.title')}</h1>
      <StatusLine
        headline={lineHeadline(view, mode)}
        batch={view !== undefined && showsBatch(view, mode) ? view.batch : undefined}
        model={view?.model}
      />
      {mode === 'batch' && view !== undefined && (
        <BatchView
          view={view}
          onNewBatch={() => setWish({ ...NO_WISH, newBatch: true })}
          onPrepare={() => setWish({ ...NO_WISH, prepareNext: true })}
          onChooseScanner={() => setWish({ ...NO_WISH, otherScanner: true })}
        />
      )}
      {mode === 'prepare-next' && view !== undefined && <PrepareBatch view={view} onDone={() => setWish(NO_WISH)} />}
      {mode === 'choose-scanner' && view !== undefined && (
        <ChooseScanner
          inBatch={showsBatch(view, mode) ? view.batch?.state : undefined}
          onDone={() => setWish({ ...wish, otherScanner: false })}
        />
      )}
      {mode === 'start-batch' && view !== undefined && (
        <StartBatch
          view={view}
          onStarted={() => setWish(NO_WISH)}
          onOtherScanner={() => setWish({ ...wish, otherScanner: true })}
        />
      )}
    </div>
  )
}
