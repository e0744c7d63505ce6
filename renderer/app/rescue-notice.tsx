import { useReading } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { PriorityMark } from '../ui/priority-mark.tsx'
import css from './banner.module.css'
import { addressOf } from './places.ts'

const LOOK_MS = 5_000

/** Over everything else while the station cannot open its database: what is wrong, and where a backup is put back. */
export function RescueNotice() {
  const { t } = useWords()
  const { reading } = useReading('rescue', (review) => review.call('rescue', {}), LOOK_MS)
  if (reading.state !== 'read' || reading.value.damage === null) return null
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
