/** The clock on the wall of a site, as people read it and write it down: `2026-11-10T08:00`, without a zone. */
export interface LocalClock {
  /** IANA name of the zone. */
  readonly zoneName: string
  /** What the clock shows at that moment, to the minute; empty for a moment that is none. */
  textOf(wallMs: number): string
  /**
   * The moments at which the clock shows this, earliest first: usually one; none in the hour that is skipped when clocks are put forward,
   * and for a text that is no time; two in the hour that comes twice when they are put back.
   */
  momentsOf(text: string): readonly number[]
}

const DAY_MS = 86_400_000
/** No calendar shows a moment further from 1970 than this (ECMAScript time values). */
const MOMENT_MAX_MS = 8.64e15

/** The clock of a zone by its IANA name; undefined for a name that is none, and for an offset, which is right for half of the year only. */
export function openLocalClock(zoneName: string): LocalClock | undefined {
  const format = /^[+-]/.test(zoneName) ? undefined : clockFormat(zoneName)
  if (format === undefined) return undefined
  // What the clock shows, written as if it were a moment in UTC.
  const shownMs = (wallMs: number) => {
    if (!(Math.abs(wallMs) <= MOMENT_MAX_MS)) return Number.NaN
    const parts = new Map(format.formatToParts(wallMs).map(({ type, value }) => [type, Number(value)]))
    const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type))
    return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'))
  }
  return {
    zoneName,
    textOf: (wallMs) => textOfShown(shownMs(wallMs)),
    momentsOf(text) {
      const wantedMs = shownOfText(text)
      // A day before and a day after lie on either side of any change of the clocks. Where a time comes twice, the clock was ahead before.
      const offsetsMs = [wantedMs - DAY_MS, wantedMs + DAY_MS].map((aroundMs) => shownMs(aroundMs) - aroundMs)
      const moments = [...new Set(offsetsMs)].map((offsetMs) => wantedMs - offsetMs)
      return moments.filter((moment) => shownMs(moment) === wantedMs)
    },
  }
}

function clockFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  const digits = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
  try {
    return new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, ...digits, hourCycle: 'h23', calendar: 'gregory', numberingSystem: 'latn' },
    })
  } catch {
    return undefined
  }
}

function textOfShown(shownMs: number): string {
  return Number.isNaN(shownMs) ? '' : new Date(shownMs).toISOString().slice(0, 16)
}

/** A field of type datetime-local gives minutes; seconds behind them are left out. NaN for what is no time of any calendar, which equals nothing. */
function shownOfText(text: string): number {
  const [minuteText, seconds] = [text.slice(0, 16), text.slice(16)]
  if (!/^(:\d{2}(\.\d{1,3})?)?$/.test(seconds)) return Number.NaN
  const shownMs = Date.parse(`${minuteText}Z`)
  // 31 February is read as 3 March by some.
  return textOfShown(shownMs) === minuteText ? shownMs : Number.NaN
}
