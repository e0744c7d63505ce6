import type { LocalClock } from '../../electron/domain/law/local-time.ts'
import { dayNumber } from '../../electron/domain/master-data/calendar.ts'
import type { Language } from '../i18n/languages.ts'

/** British English for its order of day and month. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' }
const DAY_MS = 86_400_000
/** `2026-11-10` of `2026-11-10T08:00`. */
const DAY_CHARS = 10

/**
 * A day as people say it at the setter: "Sunday, 8 November" and how many days ago that was, by the calendar of the site. A wrong month
 * in a field is a glance away; a wrong weekday is noticed. Undefined for a time that is none.
 */
export function setDayWords(
  setAt: string,
  nowWallMs: number,
  clock: LocalClock,
  language: Language,
): { readonly day: string; readonly daysAgo: number } | undefined {
  const setDay = dayNumber(setAt.slice(0, DAY_CHARS))
  const today = dayNumber(clock.textOf(nowWallMs).slice(0, DAY_CHARS))
  if (setDay === undefined || today === undefined) return undefined
  const words = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const
  const day = new Intl.DateTimeFormat(LOCALES[language], words).format(setDay * DAY_MS)
  return { day, daysAgo: today - setDay }
}
