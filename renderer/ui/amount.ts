import type { Language } from '../i18n/languages.ts'
import type { Translate } from '../i18n/use-words.ts'
import { formatCount } from './format.ts'

/** What sentences count beside what they are about. */
export type Counted = 'batches' | 'cells' | 'eggs' | 'messages' | 'pictures' | 'places' | 'rows' | 'scans' | 'tables'

/** A number with what it counts, as the language has it: 1 scan, 23 640 scans. A sentence can choose its own plural by one number only. */
export function amountOf(t: Translate, what: Counted, count: number, language: Language): string {
  return t(`words.amount.${what}`, { count, number: formatCount(count, language) })
}
