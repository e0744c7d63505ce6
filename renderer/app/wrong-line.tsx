import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

/** In the place of a screen: the address names a line that this station does not have. */
export function WrongLine() {
  const { t } = useWords()
  const said = useConsole((state) => state.wrongLine)
  return (
    <Card>
      <h1 className="visually-hidden">{t('lines.wrongTitle')}</h1>
      <EmptyState icon="line" title={t('lines.wrongTitle')}>
        <p>{t('lines.wrong')}</p>
        <p>{said}</p>
        <p>
          <a href="?">{t('lines.toFirst')}</a>
        </p>
      </EmptyState>
    </Card>
  )
}
