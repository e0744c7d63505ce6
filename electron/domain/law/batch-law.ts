import type { JurisdictionProfile } from './jurisdiction-profile.ts'
import type { TimeZone } from './time-zone.ts'

/** When removal by sex ends, in hours since set, by each way of counting days. Undefined where there is no limit, or it cannot be known. */
export interface LimitReadings {
  readonly hoursSinceSet: number | undefined
  /** Counted by the site's calendar, so that a clock that was put forward or back in between is in it. */
  readonly calendarDays: number | undefined
}

/** A profile applied to one batch: the limits of its eggs. Set time and country of a batch never change; the zone of its site can be put right. */
export interface BatchLaw {
  readonly profile: JurisdictionProfile
  /** Name of the zone whose calendar was used; undefined when no zone is known. */
  readonly zoneName: string | undefined
  readonly readings: LimitReadings
  /** The limit in force, in hours since set: from this age on no living embryo may be removed because of its sex. Undefined: there is none. */
  readonly removalEndsAtHours: number | undefined
}

const MS_PER_HOUR = 3_600_000
const MS_PER_DAY = 24 * MS_PER_HOUR
/** Local noon and midnight lie within this of UTC's everywhere (zones reach from −12 to +14), with room for a date that a zone skipped. */
const ZONE_REACH_MS = 40 * MS_PER_HOUR
/** Most that any zone puts its clocks forward or back (Antarctica/Troll). */
const SEASON_SHIFT_MS = 2 * MS_PER_HOUR

/** The law of a batch. Without a set time there is no calendar to count in, and no age that anything could rest on either. */
export function batchLaw(options: {
  readonly profile: JurisdictionProfile
  readonly setAtWallMs: number | undefined
  readonly zone: TimeZone | undefined
}): BatchLaw {
  const { profile, setAtWallMs, zone } = options
  const { banBeginsOnDay: day } = profile
  const around = { profile, zoneName: zone?.name }
  if (day === undefined) {
    return { ...around, readings: { hoursSinceSet: undefined, calendarDays: undefined }, removalEndsAtHours: undefined }
  }
  const hoursSinceSet = (day - 1) * 24
  const calendarDays = setAtWallMs === undefined || zone === undefined ? undefined : hoursToDay(day, setAtWallMs, zone)
  // A zone that nobody knows could be any zone.
  const limits = { hoursSinceSet, calendarDays: calendarDays ?? earliestInAnyZone(day) }
  return { ...around, readings: { hoursSinceSet, calendarDays }, removalEndsAtHours: limitInForce(profile, limits) }
}

function limitInForce(
  { dayCount }: JurisdictionProfile,
  limits: { readonly hoursSinceSet: number; readonly calendarDays: number },
): number {
  return dayCount === 'earlierOfBoth' ? Math.min(limits.hoursSinceSet, limits.calendarDays) : limits[dayCount]
}

/** Set at the last moment of day 1, in a zone that puts its clocks forward in between. */
function earliestInAnyZone(day: number): number {
  return (day - 2) * 24 - SEASON_SHIFT_MS / MS_PER_HOUR
}

/** Hours from setting until the local midnight at which that incubation day begins, the set day being day 1. */
function hoursToDay(day: number, setAtWallMs: number, zone: TimeZone): number {
  return (beginOfDay(zone.dayOf(setAtWallMs) + day - 1, zone) - setAtWallMs) / MS_PER_HOUR
}

/** The first moment, to the millisecond, at which the zone shows this date or a later one. NaN for a date that is none. */
function beginOfDay(localDay: number, zone: TimeZone): number {
  let before = localDay * MS_PER_DAY - ZONE_REACH_MS
  let reached = localDay * MS_PER_DAY + ZONE_REACH_MS
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2)
    // Clocks that go back over midnight show a date twice; its first beginning counts.
    const shown = Math.max(zone.dayOf(middle), zone.dayOf(middle - SEASON_SHIFT_MS))
    if (shown >= localDay) reached = middle
    else before = middle
  }
  return reached
}

/** Which incubation day the site's calendar shows, the set day being day 1; undefined where it cannot be known. */
export function calendarDay(options: {
  readonly setAtWallMs: number | undefined
  readonly nowWallMs: number
  readonly zone: TimeZone | undefined
}): number | undefined {
  const { setAtWallMs, nowWallMs, zone } = options
  if (zone === undefined) return undefined
  const day = zone.dayOf(nowWallMs) - zone.dayOf(setAtWallMs ?? Number.NaN) + 1
  return Number.isNaN(day) ? undefined : day
}
