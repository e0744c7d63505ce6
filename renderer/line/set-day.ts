import type { Language } from '../i18n/languages.ts'

/** British English for its order of day and month. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' }
const DAY_MS = 86_400_000

/**
 * A day as people say it at the setter: "Sunday, 8 November" and how many days ago that was, by the calendar of this screen. A wrong month
 * in a field is a glance away; a wrong weekday is noticed. Undefined for a time that is none.
 */
export function setDayWords(
  setAt: string,
  nowWallMs: number,
  language: Language,
): { readonly day: string; readonly daysAgo: number } | undefined {
  const at = new Date(setAt)
  if (setAt === '' || Number.isNaN(at.getTime())) return undefined
  const day = new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', day: 'numeric', month: 'long' }).format(at)
  return { day, daysAgo: Math.round((midnight(new Date(nowWallMs)) - midnight(at)) / DAY_MS) }
}

/** Rounded to days afterwards, because a day on which the clocks change is an hour longer or shorter. */
function midnight(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()
}
