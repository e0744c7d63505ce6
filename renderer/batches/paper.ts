import type { PrintPaper } from '../../electron/contract/looking-back.ts'

/** Countries whose printers hold Letter; all others hold A4 (ISO 216). */
const LETTER_REGIONS: ReadonlySet<string> = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE', 'PR', 'GT', 'CR', 'PA'])

/** The paper that is likely in the printer here. Many a computer in Europe says `en-US`, so its time zone is asked too. */
export function paperHere(languageTag: string, timeZone: string): PrintPaper {
  const region = /[-_]([A-Z]{2})\b/.exec(languageTag)?.[1] ?? ''
  return LETTER_REGIONS.has(region) && /^(America|Pacific|Asia\/Manila)/.test(timeZone) ? 'LETTER' : 'A4'
}
