import { Button } from '@mantine/core'
import { useState } from 'react'
import type { TrayPage } from '../../electron/contract/looking-back.ts'
import { isCodeRead } from '../../electron/domain/tray/passage.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { HoldDialog } from './holds/hold-dialog.tsx'
import css from './tray-look.module.css'

/** A tray that nobody could tell from another: whoever has it at hand says which one it is, however long ago it passed. */
export function UnreadCode({
  tray: { visitId, code, state },
  onNamed,
}: {
  readonly tray: TrayPage
  readonly onNamed: () => void
}) {
  const { t } = useWords()
  const [isAsked, setAsked] = useState(false)
  if (isCodeRead(visitId, code) || state === 'filling') return null
  const close = () => {
    setAsked(false)
    onNamed()
  }
  return (
    <p className={css.unread}>
      <span>{t('trays.unread')}</span>
      <Button onClick={() => setAsked(true)}>
        {t('trays.nameIt')}
        <LockMark of={{ station: 'nameTray' }} />
      </Button>
      {isAsked && <HoldDialog tray={{ visitId, code }} act="name" onDone={close} />}
    </p>
  )
}
