import { UnstyledButton } from '@mantine/core'
import { closeNotice } from '../client/commands.ts'
import type { Notice } from '../client/state.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icon.tsx'
import { useNoticeReason } from '../ui/notice-reason.ts'
import css from './notice-strip.module.css'

/** Says that the last command was not carried out, and why. */
export function NoticeStrip() {
  const notice = useConsole((state) => state.notice)
  if (notice === undefined) return null
  return <OpenNotice key={notice.id} notice={notice} />
}

function OpenNotice({ notice }: { readonly notice: Notice }) {
  const { t } = useWords()
  return (
    <section className={css.notice} aria-label={t('app.notice.label')}>
      <span role="alert">{t('app.notice.failed', { reason: useNoticeReason(notice) })}</span>
      <UnstyledButton className={css.close} aria-label={t('app.notice.close')} onClick={closeNotice}>
        <Icon name="close" size={22} />
      </UnstyledButton>
    </section>
  )
}
