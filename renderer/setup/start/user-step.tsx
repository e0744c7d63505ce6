import { useConsole } from '../../client/store.ts'
import { useWords } from '../../i18n/use-words.ts'
import { EnrolFirstUser } from '../../people/enrol-first-user.tsx'
import css from './first-start.module.css'

/** Who looks after this station: there are no default passwords, so somebody must be the first. */
export function UserStep({
  onNext,
  guide,
}: {
  readonly onNext: () => void
  readonly guide: { readonly formId: string; readonly onFilled: (isFilled: boolean) => void }
}) {
  const { t } = useWords()
  const session = useConsole((state) => state.session)
  if (session === undefined) return <p role="status">{t('setup.reading')}</p>
  if (session.play) return <p role="status">{t('start.step.user.play')}</p>
  if (session.user !== null) return <p role="status">{t('start.step.user.known', { name: session.user.name })}</p>
  if (session.anyUser) return <p role="status">{t('start.step.user.others')}</p>
  return (
    <div className={css.user}>
      <EnrolFirstUser onDone={onNext} guide={guide} />
      <p className={css.why}>{t('start.step.user.later')}</p>
    </div>
  )
}
