import type { Language } from '../i18n/languages.ts'
import type { Translate } from '../i18n/use-words.ts'
import { coldMonth } from './cold-month.ts'

/** What is known of something that could not be read: a code, and the file that it is about. */
export interface ReadFailure {
  readonly code: string
  readonly file?: string | undefined
}

/** Why something could not be read, as a sentence; a file of an older month by its name, its month and what to do. */
export function failureText(t: Translate, { code, file = '' }: ReadFailure, language: Language): string {
  if (code !== 'COLD_MISSING' && code !== 'COLD_DAMAGED') return t('back.failed', { code })
  return t(`back.cold.${code}`, { file, month: coldMonth(file, language) })
}
