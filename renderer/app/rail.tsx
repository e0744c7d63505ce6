import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icon.tsx'
import { addressOf, PLACES, type Place } from './places.ts'
import css from './rail.module.css'

/** The six places, always in the same spot. */
export function Rail({ place }: { readonly place: Place }) {
  const { t } = useWords()
  const alarms = useConsole((state) => state.view?.problems.length ?? 0)
  return (
    <nav className={css.rail} aria-label={t('app.rail')}>
      {PLACES.map((one) => (
        <a key={one} className={css.place} href={addressOf(one)} aria-current={one === place ? 'page' : undefined}>
          <Icon name={one} />
          {t(`app.place.${one}`)}
          {one === 'alarms' && alarms > 0 && (
            <span className={css.count} aria-hidden="true">
              {alarms}
            </span>
          )}
        </a>
      ))}
    </nav>
  )
}
