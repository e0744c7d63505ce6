import type { ModelCard } from '../../electron/contract/models.ts'
import { useWords } from '../i18n/use-words.ts'
import { Facts } from '../ui/facts.tsx'
import { useCardWords } from './card-words.ts'
import css from './models.module.css'

/** What a package says of itself: what it was made for, and its own figures with their n. */
export function CardFacts({ card }: { readonly card: ModelCard }) {
  const { t } = useWords()
  const { madeFor, figures } = useCardWords(card)
  return (
    <>
      <Facts
        rows={[
          [t('models.library.column.fits'), madeFor.join(' · ')],
          [t('models.library.column.figures'), figures.join(' · ')],
        ]}
      />
      {card.synthetic && <p className={css.note}>{t('models.syntheticNote')}</p>}
    </>
  )
}
