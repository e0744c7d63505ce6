import { useWords } from '../i18n/use-words.ts'
import { jurisdictionName } from '../ui/jurisdiction-name.ts'
import css from './law-box.module.css'
import { jurisdictionOf } from './law-facts.ts'

/** What the chosen country means, on what that rests, and what only the site's own lawyer can say: nobody else may call it right. */
export function LawBox({ jurisdictionId }: { readonly jurisdictionId: string }) {
  const { t } = useWords()
  const { banBeginsOnDay: day, source, unconfirmed } = jurisdictionOf(jurisdictionId)
  const name = jurisdictionName(t, jurisdictionId)
  return (
    <div className={css.law} role="status">
      <p>
        <strong>{day === undefined ? t('setup.law.none', { name }) : t('setup.law.limit', { name, day })}</strong>
      </p>
      <p className={css.dim}>{t('setup.law.source', { source })}</p>
      <p className={css.dim}>{t('law.unconfirmed.title')}</p>
      <ul className={css.open}>
        {unconfirmed.map((question) => (
          <li key={question}>{t(`law.unconfirmed.${question}`)}</li>
        ))}
      </ul>
    </div>
  )
}
