import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { Facts } from '../ui/facts.tsx'
import { formatCount } from '../ui/format.ts'

/** This screen's own connection, and what it could not read. */
export function ScreenFacts() {
  const { t, language } = useWords()
  const phase = useConsole((state) => state.connection.phase)
  const counters = useConsole((state) => state.counters)
  return (
    <Facts
      rows={[
        [t('places.service.connection'), t(`places.service.connectionState.${phase}`)],
        [t('places.service.reconnects'), formatCount(counters.connections, language)],
        [t('places.service.messages'), formatCount(counters.messages, language)],
        [t('places.service.badMessages'), formatCount(counters.badMessages, language)],
        ...(counters.lastBad === undefined ? [] : [[t('places.service.lastBad'), counters.lastBad] as const]),
      ]}
    />
  )
}
