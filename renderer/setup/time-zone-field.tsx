import { TextInput } from '@mantine/core'
import { useMemo } from 'react'
import type { Language } from '../i18n/languages.ts'
import { useWords } from '../i18n/use-words.ts'

/** British English for its 24-hour clock. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' }

const ZONES_ID = 'time-zones'

/** The site's time zone by its IANA name; the browser's own list is offered while somebody types. */
export function TimeZoneField({
  value,
  error,
  onChange,
}: {
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (timeZone: string) => void
}) {
  const { t, language } = useWords()
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), [])
  const now = clockIn(value, language)
  return (
    <>
      <TextInput
        label={t('setup.site.timeZone')}
        description={now === undefined ? t('setup.site.timeZoneHelp') : t('setup.site.timeZoneNow', { time: now })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
        list={ZONES_ID}
        autoComplete="off"
        spellCheck={false}
      />
      <datalist id={ZONES_ID}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  )
}

/** What the clocks there show now: the easiest way to see whether it is the right one. */
function clockIn(timeZone: string, language: Language): string | undefined {
  try {
    return new Intl.DateTimeFormat(LOCALES[language], {
      timeZone: timeZone.trim(),
      timeStyle: 'short',
      dateStyle: 'medium',
    }).format(Date.now())
  } catch {
    return undefined
  }
}
