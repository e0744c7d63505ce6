import type { Language } from '../i18n/languages.ts'

const COLD_NAME = /(\d{4})-(\d{2})\.db$/

/** The month whose rows a file holds, as people say it: cold/2026-09.db is September 2026. A name of another kind stays as it is. */
export function coldMonth(file: string, language: Language): string {
  const [, year, month] = COLD_NAME.exec(file) ?? []
  if (year === undefined || month === undefined) return file
  const first = new Date(Date.UTC(Number(year), Number(month) - 1))
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(first)
}
