import { useWords } from '../i18n/use-words.ts'
import { Card } from './card.tsx'
import { failureText, type ReadFailure } from './failure-text.ts'

/** What stands where an answer is not there. */
export function ReadingNote({
  reading,
}: {
  readonly reading: { readonly state: 'loading' | 'missing' } | ({ readonly state: 'failed' } & ReadFailure)
}) {
  const { t, language } = useWords()
  return (
    <Card>
      <p role="status">
        {reading.state === 'loading' && t('back.reading')}
        {reading.state === 'missing' && t('back.missing')}
        {reading.state === 'failed' && failureText(t, reading, language)}
      </p>
    </Card>
  )
}
