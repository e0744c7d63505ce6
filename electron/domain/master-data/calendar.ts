const MS_PER_DAY = 86_400_000
const DAYS_PER_WEEK = 7
const MINUTES_PER_HOUR = 60
/** Nobody's eggs are from another century; a year outside is a slip of the keyboard. */
const YEAR_MIN = 1950
const YEAR_MAX = 2199

/** A calendar day as text, `2026-11-21`; undefined for a day that is in no calendar. */
export function dayText(year: number, month: number, day: number): string | undefined {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return dayNumber(text) === undefined ? undefined : text
}

/** Days since 1 January 1970 of a day as text; undefined for anything that is no day of the calendar. */
export function dayNumber(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return undefined
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number)
  if (year < YEAR_MIN || year > YEAR_MAX) return undefined
  const utcMs = Date.UTC(year, month - 1, day)
  // Date.UTC reads 31 February as 3 March.
  return new Date(utcMs).toISOString().startsWith(text) ? utcMs / MS_PER_DAY : undefined
}

/** Whole weeks from one day to another, negative where that is earlier. Both are days of the calendar. */
export function weeksBetween(from: string, to: string): number {
  return Math.floor(((dayNumber(to) ?? Number.NaN) - (dayNumber(from) ?? Number.NaN)) / DAYS_PER_WEEK)
}

/** Whether the name is one of the IANA data base that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    // A name has letters; an offset such as `+01:00` has none and knows no summer time.
    return /[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

/** The calendar day of a moment at a site, as text. Throws a RangeError for a zone that `isTimeZone` refuses. */
export function dayAt(wallMs: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', calendar: 'gregory', numberingSystem: 'latn' },
  })
  const parts = new Map(format.formatToParts(wallMs).map(({ type, value }) => [type, value]))
  return [parts.get('year'), parts.get('month'), parts.get('day')].join('-')
}

/** Minutes since midnight, 0–1439, that the site's clocks show. Throws a RangeError for a zone that `isTimeZone` refuses. */
export function minuteOfDayAt(wallMs: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', numberingSystem: 'latn' },
  })
  // 13:05 in base sixty.
  return format
    .format(wallMs)
    .split(':')
    .reduce((minutes, part) => minutes * MINUTES_PER_HOUR + Number(part), 0)
}
