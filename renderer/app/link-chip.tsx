import { useConsole, useFreshness } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { formatLiveAge } from '../ui/format.ts'
import css from './link-chip.module.css'

/** Whether data flows from the scanner, and how long ago the last of it came. */
export function LinkChip() {
  const { t, language } = useWords()
  const state = useConsole((known) => known.view?.link.state)
  const none = useConsole((known) => known.view?.link.transport === 'none')
  const { scannerAgeMs, scannerStale, viewStale } = useFreshness()
  const age = scannerAgeMs === undefined ? undefined : formatLiveAge(scannerAgeMs, language)
  if (state === undefined) return <span className={css.chip}>{t('app.link.unknown')}</span>
  if (none && !viewStale) return <span className={css.chip}>{t('app.link.none')}</span>
  return (
    <span className={css.chip} data-stale={scannerStale || undefined}>
      <svg className={css.dot} width="14" height="14" aria-hidden="true" data-flowing={!scannerStale || undefined}>
        <circle cx="7" cy="7" r="4.5" />
      </svg>
      {t(`app.link.${state}`)}
      {age !== undefined && (
        <span className={css.age}>{t(state === 'Streaming' ? 'app.link.ago' : 'app.link.for', { age })}</span>
      )}
    </span>
  )
}
