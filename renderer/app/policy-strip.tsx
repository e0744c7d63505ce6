import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { PriorityMark } from '../ui/priority-mark.tsx'
import { addressOf, type Place } from './places.ts'
import css from './policy-strip.module.css'

/** IT's policy file is not as IT left it: seen on every place, because updates and uploads stand still until it is right. */
export function PolicyStrip({ place }: { readonly place: Place }) {
  const { t } = useWords()
  const refused = useConsole((state) => state.info?.policy.state === 'refused')
  if (!refused) return null
  return (
    <section className={css.strip} aria-label={t('settings.policy.title')}>
      <PriorityMark priority={3} size={30} />
      <span className={css.text} role="alert">
        {t('settings.policy.strip')}
      </span>
      {place !== 'settings' && (
        <a className={css.more} href={addressOf('settings')}>
          {t('settings.open')}
        </a>
      )}
    </section>
  )
}
