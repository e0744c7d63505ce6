import { useWords } from '../i18n/use-words.ts'
import { formatPercent } from './format.ts'
import css from './work-progress.module.css'

/** How far a long work is, 0…1; null while nobody can say. */
export function WorkProgress({ what, share }: { readonly what: string; readonly share: number | null }) {
  const { t, language } = useWords()
  return (
    <div className={css.progress}>
      <progress max={1} aria-label={what} {...(share === null ? {} : { value: share })} />
      <span>{share === null ? what : t('upkeep.share', { what, percent: formatPercent(share, language) })}</span>
    </div>
  )
}
