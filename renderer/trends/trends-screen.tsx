import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import css from './trends-screen.module.css'

/** Nothing to compare yet. */
export function TrendsScreen() {
  const { t } = useWords()
  const open = useConsole(
    ({ view }) => view?.batch !== null && view?.batch !== undefined && view.batch.state !== 'closed',
  )
  return (
    <Card className={css.empty}>
      <h1 className="visually-hidden">{t('places.trends.title')}</h1>
      <EmptyState icon="trends" title={t('places.trends.emptyTitle')}>
        <p>{t('places.trends.empty')}</p>
        {open && <p>{t('places.trends.open')}</p>}
      </EmptyState>
    </Card>
  )
}
