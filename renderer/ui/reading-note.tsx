import { useWords } from '../i18n/use-words.ts'
import { Card } from './card.tsx'

/** What stands where an answer is not there. */
export function ReadingNote({
  reading,
}: {
  readonly reading: { readonly state: 'loading' | 'missing' } | { readonly state: 'failed'; readonly code: string }
}) {
  const { t } = useWords()
  return (
    <Card>
      <p role="status">
        {reading.state === 'loading' && t('back.reading')}
        {reading.state === 'missing' && t('back.missing')}
        {reading.state === 'failed' && t('back.failed', { code: reading.code })}
      </p>
    </Card>
  )
}
