/** The time zone of a site: what date its wall calendars show. */
export interface TimeZone {
  /** As the IANA calls it, for example `Europe/Berlin`. */
  readonly name: string
  /** The local date at that moment as days since 1970-01-01; NaN for a moment that is none. */
  dayOf(wallMs: number): number
}

const DAY_MS = 86_400_000
/** No calendar shows a moment further from 1970 than this (ECMAScript time values). */
const MOMENT_MAX_MS = 8.64e15

/**
 * A zone by its IANA name; undefined for a name that is none, or unknown to this machine's zone data. An offset such as `+01:00` is none
 * either: it is right for half of the year only.
 */
export function openTimeZone(name = ''): TimeZone | undefined {
  const format = /^[+-]/.test(name) ? undefined : dateFormat(name)
  if (format === undefined) return undefined
  return {
    name,
    dayOf(wallMs) {
      if (!(Math.abs(wallMs) <= MOMENT_MAX_MS)) return Number.NaN
      const shown = new Map(format.formatToParts(wallMs).map(({ type, value }) => [type, Number(value)]))
      const [year = Number.NaN, month = Number.NaN, day] = [shown.get('year'), shown.get('month'), shown.get('day')]
      return Date.UTC(year, month - 1, day) / DAY_MS
    },
  }
}

function dateFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  const digits = { year: 'numeric', month: 'numeric', day: 'numeric' } as const
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, ...digits, calendar: 'gregory', numberingSystem: 'latn' })
  } catch {
    return undefined
  }
}
