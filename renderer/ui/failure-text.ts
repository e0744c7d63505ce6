import type { Failure } from '../client/commands.ts'
import type { Language } from '../i18n/languages.ts'
import type { Translate } from '../i18n/use-words.ts'
import { coldMonth } from './cold-month.ts'

/** Why something could not be read, as a sentence; a file of an older month by its name, its month and what to do. */
export function failureText(t: Translate, { code, file = '' }: Failure, language: Language): string {
  if (code !== 'COLD_MISSING' && code !== 'COLD_DAMAGED') return t('back.failed', { code })
  return t(`back.cold.${code}`, { file, month: coldMonth(file, language) })
}
