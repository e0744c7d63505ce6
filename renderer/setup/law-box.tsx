import { useWords } from '../i18n/use-words.ts'
import { jurisdictionFacts, jurisdictionName } from './law-facts.ts'
import css from './start/first-start.module.css'

/** What the chosen country means, on what that rests, and who has to confirm it: nobody else may say that it is right. */
export function LawBox({ jurisdictionId }: { readonly jurisdictionId: string }) {
  const { t } = useWords()
  const { limit, source } = jurisdictionFacts(jurisdictionId)
  const name = jurisdictionId === '' ? t('setup.law.strictest') : jurisdictionName(t, jurisdictionId)
  return (
    <div className={css.law} role="status">
      <p>
        <strong>{limit === undefined ? t('setup.law.none', { name }) : t('setup.law.limit', { name, limit })}</strong>
      </p>
      <p className={css.dim}>{t('setup.law.source', { source })}</p>
      <p className={css.dim}>{t('setup.law.confirm')}</p>
    </div>
  )
}
