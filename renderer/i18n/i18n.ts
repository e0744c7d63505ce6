import { createInstance, type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { de } from './de.ts'
import { en } from './en.ts'
import { type Language, preferredLanguage } from './languages.ts'

const LANGUAGE_KEY = 'ovoscope.language'

/** The one translator of the screen, ready at once: both catalogues are part of the program. */
export function startI18n(storage: Storage, browserLanguages: readonly string[]): I18n {
  const language = preferredLanguage(storage.getItem(LANGUAGE_KEY), browserLanguages)
  const i18n = createInstance()
  void i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    resources: { en: { translation: en }, de: { translation: de } },
    // React escapes already.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  document.documentElement.lang = language
  i18n.on('languageChanged', (next) => {
    document.documentElement.lang = next
    storage.setItem(LANGUAGE_KEY, next)
  })
  return i18n
}

/** Switches every text on the screen; kept on this machine. */
export function changeLanguage(i18n: I18n, language: Language): void {
  void i18n.changeLanguage(language)
}
