import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { carryOut } from '../client/commands.ts'
import { stationNowWallMs } from '../client/state.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { formatClock } from '../ui/format.ts'
import type { Legal } from '../ui/legal-state.ts'
import { LegalPossible, LegalReadings, LegalUnconfirmed, LegalVerdict } from '../ui/legal-words.tsx'
import css from './legal-dialog.module.css'

/** What the law allows for this batch now: why, by which way of counting, and what is still possible. */
export function LegalDialog({ legal, onClose }: { readonly legal: Legal; readonly onClose: () => void }) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby="legal-title" onClose={onClose}>
      <div className={css.parts}>
        <h2 id="legal-title" className={css.title}>
          {t('law.title')}
        </h2>
        <LegalVerdict legal={legal} />
        {legal.trust === 'clock-not-trusted' && <ConfirmClock />}
        <LegalReadings legal={legal} />
        <LegalPossible legal={legal} />
        <LegalUnconfirmed legal={legal} />
        <Button onClick={() => dialog.current?.close()}>{t('law.close')}</Button>
      </div>
    </dialog>
  )
}

/** Only a person can see whether a clock is right; the station remembers that it jumped until one says so. */
function ConfirmClock() {
  const { t, language } = useWords()
  const nowWallMs = useConsole((state) => Math.floor(stationNowWallMs(state) / 1000) * 1000)
  return (
    <div className={css.clock}>
      <p>{t('law.clock.text', { time: formatClock(nowWallMs, language) })}</p>
      <Button onClick={() => void carryOut('station', (station) => station.call('confirmClock', {}))}>
        {t('law.clock.confirm')}
        <LockMark of={{ station: 'confirmClock' }} />
      </Button>
    </div>
  )
}
