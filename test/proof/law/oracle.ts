import type { EggAction, EggClass } from '../../../electron/domain/egg.ts'
import type { Deed, Facts } from './facts.ts'

/**
 * The law written down a second time, from the statutes and the product's rules alone; nothing here comes from the code that it judges.
 * Slow and plain: local dates are read off a calendar that is printed as text.
 */

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const LONGEST_INCUBATION_MS = 35 * DAY_MS

/** The day from whose beginning on the ban holds. Whatever is not in here is under the strictest. */
const BAN_DAYS: Readonly<Record<string, number | undefined>> = {
  DE: 13,
  FR: 15,
  CH: 13,
  AT: 13,
  IT: 13,
  NONE: undefined,
}
const STRICTEST_DAY = 13

const WITHOUT_HARM: readonly EggAction[] = ['KEEP', 'HOLD', 'RESCAN', 'NONE']
const TABLE: Readonly<Record<EggClass, readonly EggAction[]>> = {
  FEMALE: WITHOUT_HARM,
  MALE: [...WITHOUT_HARM, 'REMOVE_MALE'],
  UNCERTAIN: [...WITHOUT_HARM, 'REMOVE_MALE'],
  UNREADABLE: WITHOUT_HARM,
  INFERTILE: [...WITHOUT_HARM, 'REMOVE_CLEAR'],
  EARLY_DEAD: [...WITHOUT_HARM, 'REMOVE_CLEAR'],
  MID_DEAD: [...WITHOUT_HARM, 'REMOVE_CLEAR'],
  EMPTY: ['NONE', 'HOLD', 'RESCAN'],
}
const CLEAR: readonly EggClass[] = ['INFERTILE', 'EARLY_DEAD', 'MID_DEAD']

/** Why this deed is against the law; undefined when it is not. */
export function offence(deed: Deed, batchFacts: Facts): string | undefined {
  const { eggClass, action, machineClass } = deed
  const facts = { ...batchFacts, ...deed.zone }
  if (!TABLE[eggClass].includes(action)) return `${action} for ${eggClass}`
  if (action !== 'REMOVE_MALE' && action !== 'REMOVE_CLEAR') return undefined
  if (deed.path === 'release') return `${action} by releasing a tray`
  if (facts.country === undefined) return `${action} without a batch`
  if (!deed.clockHonest) return `${action} by a clock that has jumped`
  for (const atMs of [deed.atWallMs, deed.untilWallMs]) {
    const ageMs = facts.setAtWallMs === undefined ? Number.NaN : atMs - facts.setAtWallMs
    if (!(ageMs >= 0 && ageMs <= LONGEST_INCUBATION_MS)) return `${action} at an age that is unknown or cannot be`
    const livesPerhaps = machineClass === undefined ? action === 'REMOVE_MALE' : !CLEAR.includes(machineClass)
    if (livesPerhaps && isBanned(atMs, facts)) return `${action} past the limit`
  }
  return undefined
}

/** Whether the ban holds at that moment. */
export function isBanned(atMs: number, facts: Facts): boolean {
  const { country, dayCount, setAtWallMs } = facts
  const day = country !== undefined && country in BAN_DAYS ? BAN_DAYS[country] : STRICTEST_DAY
  if (day === undefined) return false
  if (setAtWallMs === undefined || !Number.isFinite(setAtWallMs)) return true
  const byHours = atMs - setAtWallMs >= (day - 1) * DAY_MS
  const byCalendar = calendarBans(day, atMs, setAtWallMs, facts)
  if (dayCount === 'hoursSinceSet') return byHours
  return dayCount === 'calendarDays' ? byCalendar : byHours || byCalendar
}

function calendarBans(day: number, atMs: number, setAtWallMs: number, { zoneName, zoneKnown }: Facts): boolean {
  // In some zone, set a moment before midnight, with clocks put forward by two hours since, the day has begun.
  if (zoneName === undefined || !zoneKnown) return atMs - setAtWallMs >= (day - 2) * DAY_MS - 2 * HOUR_MS
  const shown = (ms: number) => Date.parse(calendar(zoneName).format(ms)) / DAY_MS
  return shown(atMs) - shown(setAtWallMs) + 1 >= day
}

const CALENDARS = new Map<string, Intl.DateTimeFormat>()

/** Swedes write dates as the ISO does. */
function calendar(timeZone: string): Intl.DateTimeFormat {
  const known = CALENDARS.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  CALENDARS.set(timeZone, known)
  return known
}
