import type { Language } from '../i18n/languages.ts'

/** Unbreakable space between groups of three digits: reads the same in every language, where point and comma would not. */
const GROUP_SPACE = '\u00a0'
const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** British English for its 24-hour clock. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' }

/** A count with grouped digits: 23 640. */
export function formatCount(value: number, language: Language): string {
  return formatNumber(value, language, 0)
}

/** A number with a fixed number of digits after the point. */
export function formatNumber(value: number, language: Language, digits: number): string {
  return numberFormat(language, digits)
    .formatToParts(value)
    .map((part) => (part.type === 'group' ? GROUP_SPACE : part.value))
    .join('')
}

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const

/** A number of bytes in the largest unit that leaves something before the point: 812 B, 1.4 GiB, 38 GiB. */
export function formatBytes(bytes: number, language: Language): string {
  const step = bytes < 1 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log2(bytes) / 10))
  const value = bytes / 1024 ** step
  return `${formatNumber(value, language, step === 0 || value >= 10 ? 0 : 1)} ${BYTE_UNITS[step] ?? ''}`
}

/** A share of one as percent without its sign: 0.491 → 49.1. */
export function formatPercent(share: number, language: Language): string {
  return formatNumber(share * 100, language, 1)
}

/** An age in its two largest units: "< 1 s", "12 s", "3 min 10 s", "2 h 5 min", "11 d 18 h". */
export function formatAge(ageMs: number): string {
  if (ageMs < SECOND_MS) return '< 1 s'
  if (ageMs < MINUTE_MS) return `${Math.floor(ageMs / SECOND_MS)} s`
  if (ageMs < HOUR_MS) return `${Math.floor(ageMs / MINUTE_MS)} min ${Math.floor((ageMs % MINUTE_MS) / SECOND_MS)} s`
  return formatHours(ageMs / HOUR_MS)
}

/** The age of a value that should be live: to a tenth of a second while that matters. */
export function formatLiveAge(ageMs: number, language: Language): string {
  if (ageMs < SECOND_MS || ageMs >= 10 * SECOND_MS) return formatAge(ageMs)
  return `${formatNumber(Math.floor(ageMs / 100) / 10, language, 1)} s`
}

/** A wait, never shorter than it is: whole seconds, rounded up. */
export function formatWait(waitMs: number): string {
  return formatAge(Math.max(1, Math.ceil(waitMs / SECOND_MS)) * SECOND_MS)
}

/** Hours in their two largest units of days, hours and minutes, rounded down; units that are nothing are left out. */
export function formatHours(hours: number): string {
  const minutes = Math.floor(Math.abs(hours) * 60)
  const units = [
    [Math.floor(minutes / 1_440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ] as const
  const first = units.findIndex(([amount]) => amount > 0)
  if (first < 0) return '0 min'
  return units
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ')
}

/** Hours left as a clock reads them: 6:12. Minutes are rounded down: never more than there is. */
export function formatHoursLeft(hours: number): string {
  const minutes = Math.max(0, Math.floor(hours * 60))
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** Time of day with seconds; by this screen's clock unless a zone is named. */
export function formatClock(wallMs: number, language: Language, timeZone?: string): string {
  return timeFormat(language, 'clock', timeZone).format(wallMs)
}

/** Time of day without seconds, here or in a named zone. */
export function formatTime(wallMs: number, language: Language, timeZone?: string): string {
  return timeFormat(language, 'time', timeZone).format(wallMs)
}

/** Day and time, here or in a named zone: 8 Nov 18:53. */
export function formatDateTime(wallMs: number, language: Language, timeZone?: string): string {
  return timeFormat(language, 'dateTime', timeZone).format(wallMs).replace(',', '')
}

/** The same to the second: 8 Nov 18:53:07. */
export function formatDateClock(wallMs: number, language: Language): string {
  return timeFormat(language, 'dateClock').format(wallMs).replace(',', '')
}

/** Day, year and time to the second, for what must be found again in ten years: 8 Nov 2026 18:53:07. */
export function formatStamp(wallMs: number, language: Language): string {
  return timeFormat(language, 'stamp').format(wallMs).replace(',', '')
}

/** Longer ago than this, a time of day alone could be yesterday's. */
const TIME_ALONE_MS = 12 * HOUR_MS

/** A moment as short as it can be without doubt: the time, and the day too when it is not of the last half day. A station runs for weeks. */
export function formatMoment(wallMs: number, nowWallMs: number, language: Language, timeOf = formatTime): string {
  const recent = Math.abs(nowWallMs - wallMs) < TIME_ALONE_MS
  return recent ? timeOf(wallMs, language) : formatDateTime(wallMs, language)
}

const NO_VALUE = '–'

/** A value or a dash. */
export function orDash<T>(value: T | null | undefined, format: (value: T) => string): string {
  return value === null || value === undefined ? NO_VALUE : format(value)
}

const numberFormats = new Map<string, Intl.NumberFormat>()

function numberFormat(language: Language, digits: number): Intl.NumberFormat {
  const key = `${language}${digits}`
  const known = numberFormats.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: true,
  })
  numberFormats.set(key, made)
  return made
}

const TIME_OPTIONS = {
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit' },
  dateTime: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  dateClock: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  stamp: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const timeFormats = new Map<string, Intl.DateTimeFormat>()

function timeFormat(language: Language, kind: keyof typeof TIME_OPTIONS, timeZone = ''): Intl.DateTimeFormat {
  const key = `${language}${kind}${timeZone}`
  const known = timeFormats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(LOCALES[language], {
    ...TIME_OPTIONS[kind],
    hourCycle: 'h23',
    ...(timeZone !== '' && { timeZone }),
  })
  timeFormats.set(key, made)
  return made
}
