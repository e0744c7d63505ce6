import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import type { Legal } from '../ui/legal-state.ts'
import { LegalPossible, LegalReadings, LegalUnconfirmed, LegalVerdict } from '../ui/legal-words.tsx'
import { ConfirmClock } from './confirm-clock.tsx'
import css from './legal-dialog.module.css'

/** What the law allows for this batch now: why, by which way of counting, and what is still possible. */
export function LegalDialog({ legal, onClose }: { readonly legal: Legal; readonly onClose: () => void }) {
  const { t } = useWords()
  const clockTrusted = useConsole((state) => state.view?.clockTrusted ?? true)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby="legal-title" onClose={onClose}>
      <div className={css.parts}>
        <h2 id="legal-title" className={css.title}>
          {t('law.title')}
        </h2>
        <LegalVerdict legal={legal} />
        {!clockTrusted && <ConfirmClock />}
        <LegalReadings legal={legal} />
        <LegalPossible legal={legal} />
        <LegalUnconfirmed legal={legal} />
        <Button onClick={() => dialog.current?.close()}>{t('law.close')}</Button>
      </div>
    </dialog>
  )
}
