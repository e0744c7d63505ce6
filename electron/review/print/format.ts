import type { PrintLanguage } from '../../contract/looking-back.ts'

/** How figures and times are written on paper; times always with their day and year, because a page has no "today". */
export interface PrintFormat {
  readonly timeZone: string
  count(value: number): string
  number(value: number, digits: number): string
  /** A share of one: 0.491 → "49.1 %". */
  percent(share: number): string
  /** Day, month, year and time. */
  dateTime(wallMs: number): string
  /** Time of day alone, within a chart whose day is given beside it. */
  time(wallMs: number): string
  /** Hours as days and hours: "11 d 18 h". Rounded down, as the law counts. */
  age(hours: number): string
}

/** British English for its 24-hour clock, as on the screen. */
const LOCALES: Readonly<Record<PrintLanguage, string>> = { en: 'en-GB', de: 'de-DE' }

/** Keeps groups of digits, and a figure and its unit, on one line; reads the same in every language. */
export const FIRM_SPACE = '\u00a0'
export const NO_VALUE = '–'

export function printFormat(language: PrintLanguage, timeZone: string): PrintFormat {
  const locale = LOCALES[language]
  const dateTime = new Intl.DateTimeFormat(locale, {
    ...{ timeZone, hourCycle: 'h23', day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit' },
  })
  const time = new Intl.DateTimeFormat(locale, { timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' })
  const number = (value: number, digits: number): string =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
      .formatToParts(value)
      .map((part) => (part.type === 'group' ? FIRM_SPACE : part.value))
      .join('')
  return {
    timeZone,
    number,
    count: (value) => number(value, 0),
    percent: (share) => `${number(100 * share, 1)}${FIRM_SPACE}%`,
    dateTime: (wallMs) => plainSpaces(dateTime.format(wallMs)),
    time: (wallMs) => plainSpaces(time.format(wallMs)),
    age: (hours) => {
      const whole = Math.floor(Math.abs(hours))
      const [days, rest] = [Math.floor(whole / 24), whole % 24]
      return `${hours < 0 ? '−' : ''}${days}${FIRM_SPACE}d${FIRM_SPACE}${rest}${FIRM_SPACE}h`
    },
  }
}

/** Intl uses narrow spaces that the report's font does not have. */
function plainSpaces(text: string): string {
  return text.replace(/\s/g, ' ')
}

/** `{name}` in a sentence is replaced by the value of that name. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
