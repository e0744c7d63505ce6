import type { LiveView } from '../../electron/contract/live.ts'
import type { Language } from '../i18n/languages.ts'
import type { Translate } from '../i18n/use-words.ts'
import { formatCount, formatNumber } from './format.ts'

const BYTES_PER_KB = 1_000

/** How full the scanner's line is: `63 % of the port · 57.9 kB/s`; the rate alone where the line has no speed of its own. */
export function linkLoad(t: Translate, load: LiveView['link']['load'], language: Language): string {
  const rate = formatNumber(load.receivedBytesPerS / BYTES_PER_KB, language, 1)
  if (load.capacityBytesPerS === null) return t('serial.loadFree', { rate })
  const share = formatCount(Math.round((load.receivedBytesPerS / load.capacityBytesPerS) * 100), language)
  return t('serial.load', { share, rate })
}
