import type { Problem } from '../../electron/contract/vocabulary.ts'
import type { Language } from '../i18n/languages.ts'
import { formatCount } from './format.ts'

/** Names in `detail` that mean something to an operator; shown after the title, in this order. */
const SHOWN_DETAILS = ['trayCode', 'path', 'fault', 'says', 'count'] as const

/** The part of a problem that names which one: a tray's code, a port, a number. */
export function problemDetail({ detail }: Pick<Problem, 'detail'>, language: Language): string | undefined {
  const shown = SHOWN_DETAILS.map((name) => detail[name]).filter((value) => value !== undefined && value !== '')
  if (shown.length === 0) return undefined
  return shown.map((value) => (typeof value === 'number' ? formatCount(value, language) : value)).join(' · ')
}
