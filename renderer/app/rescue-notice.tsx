import { useWords } from '../i18n/use-words.ts'
import { PriorityMark } from '../ui/priority-mark.tsx'
import css from './banner.module.css'
import { addressOf, usePlace } from './places.ts'

/** Over everything else while the station cannot open its database: what is wrong, and where a backup is put back. There it says so itself. */
export function RescueNotice() {
  const { t } = useWords()
  if (usePlace() === 'service') return null
  return (
    <section className={css.banner} data-priority={1} aria-label={t('durability.rescue.title')}>
      <PriorityMark priority={1} size={40} />
      <div className={css.text} role="alert">
        <strong className={css.title}>{t('durability.rescue.title')}</strong>
        <span className={css.tip}>{t('durability.rescue.tip')}</span>
      </div>
      <a className={css.more} href={addressOf('service')}>
        {t('durability.rescue.open')}
      </a>
    </section>
  )
}
