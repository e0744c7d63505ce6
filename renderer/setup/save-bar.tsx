import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import css from './setup.module.css'
import type { Saving } from './use-saving.ts'

/** The foot of every form here: why it was not saved, the button that saves, whether it is saved. */
export function SaveBar({
  saving,
  problem = saving.problem,
  isSaved = false,
  onCancel,
  children,
}: {
  readonly saving: Saving
  readonly problem?: string | undefined
  readonly isSaved?: boolean
  readonly onCancel?: () => void
  /** Further buttons. */
  readonly children?: ReactNode
}) {
  const { t } = useWords()
  return (
    <div className={css.wide}>
      {problem !== undefined && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={css.buttons}>
        <Button className={css.save} type="submit" disabled={saving.isSaving}>
          {t('setup.list.save')}
          <LockMark of={{ station: 'saveMasterData' }} />
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>{t('setup.list.cancel')}</Button>}
        {children}
        {isSaved && (
          <p className={css.note} role="status">
            {t('setup.list.savedPlain')}
          </p>
        )}
      </div>
    </div>
  )
}
