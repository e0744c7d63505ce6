import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { isLanguage, type Language } from './languages.ts'

/** The translator itself, for functions that are no components. */
export type Translate = TFunction

/** The translator and the language to format numbers and dates for. */
export function useWords(): { readonly t: TFunction; readonly language: Language } {
  const { t, i18n } = useTranslation()
  return { t, language: isLanguage(i18n.language) ? i18n.language : 'en' }
}
