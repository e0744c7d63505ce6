import { useReading } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import css from './notice-strip.module.css'
import { addressOf, type Place } from './places.ts'
import strip from './policy-strip.module.css'

/** It waits for a start, and then for somebody who has seen it. */
const LOOK_MS = 10_000

/** A backup that the next start puts back, or that one has put back: no alarm, but seen on every place. On Service cards say it. */
export function RestoreStrip({ place }: { readonly place: Place }) {
  return place === 'service' ? null : <Strip />
}

function Strip() {
  const { t } = useWords()
  const { reading } = useReading('rescue of the strip', (review) => review.call('rescue', {}), LOOK_MS)
  if (reading.state !== 'read') return null
  const { staged, restored, damage } = reading.value
  // What was put back and is damaged by now is not back.
  if (staged === null && (restored === null || damage !== null)) return null
  const which = staged === null ? 'done' : 'waits'
  return (
    <section className={css.notice} aria-label={t(`durability.restore.${which}Title`)}>
      <span className={strip.text} role="status">
        {t(`durability.restore.${which}Strip`)}
      </span>
      <a className={strip.more} href={addressOf('service')}>
        {t('durability.rescue.open')}
      </a>
    </section>
  )
}
