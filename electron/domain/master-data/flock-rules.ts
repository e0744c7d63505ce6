import { dayNumber, weeksBetween } from './calendar.ts'
import { numberFaults, textFaults } from './entry-rules.ts'
import { faultOf, type MasterFault } from './fault.ts'
import { type Breed, type Flock, NAME_LENGTH_MAX } from './kinds.ts'

/** No pullet lays earlier and no parent flock is kept longer: the limits of a batch's own record; unconfirmed. */
export const PARENT_AGE_WEEKS = { min: 16, max: 120 }
/** Eggs older than this are not set; unconfirmed. */
export const STORAGE_DAYS = { min: 0, max: 60, whole: true }

export function breedFaults(breed: Breed): MasterFault[] {
  return textFaults('name', breed.name, { max: NAME_LENGTH_MAX, required: true })
}

/** What is wrong with a flock by itself. */
export function flockFaults(flock: Flock): MasterFault[] {
  const faults = [
    ...textFaults('name', flock.name, { max: NAME_LENGTH_MAX, required: true }),
    ...textFaults('farm', flock.farm, { max: NAME_LENGTH_MAX }),
    ...textFaults('house', flock.house, { max: NAME_LENGTH_MAX }),
    ...dayFaults('parentsHatchedOn', flock.parentsHatchedOn),
    ...dayFaults('laidFrom', flock.laidFrom),
    ...dayFaults('laidTo', flock.laidTo),
    ...(flock.storageDays === null ? [] : numberFaults('storageDays', flock.storageDays, STORAGE_DAYS)),
  ]
  return faults.length > 0 ? faults : layFaults(flock)
}

function dayFaults(field: string, day: string | null): MasterFault[] {
  return day === null || dayNumber(day) !== undefined ? [] : [faultOf('NO_SUCH_DATE', field)]
}

function layFaults({ parentsHatchedOn, laidFrom, laidTo }: Flock): MasterFault[] {
  if (laidFrom === null && laidTo === null) return []
  if (laidFrom === null) return [faultOf('LAY_DATE_MISSING', 'laidFrom')]
  if (laidTo === null) return [faultOf('LAY_DATE_MISSING', 'laidTo')]
  // Days as text sort as days.
  if (laidTo < laidFrom) return [faultOf('LAY_DATES_REVERSED', 'laidTo', { laidFrom, laidTo })]
  if (parentsHatchedOn === null) return []
  return [...ageFaults('laidFrom', parentsHatchedOn, laidFrom), ...ageFaults('laidTo', parentsHatchedOn, laidTo)].slice(
    0,
    1,
  )
}

function ageFaults(field: string, hatchedOn: string, laidOn: string): MasterFault[] {
  const weeks = weeksBetween(hatchedOn, laidOn)
  return isPossibleAge(weeks) ? [] : [faultOf('AGE_IMPOSSIBLE', field, { weeks, ...PARENT_AGE_WEEKS })]
}

/** What is wrong with setting this flock's eggs on that day of the site: they cannot have been laid later. */
export function setFaults(flock: Pick<Flock, 'laidTo'>, setOn: string): MasterFault[] {
  const { laidTo } = flock
  if (laidTo === null || laidTo <= setOn) return []
  return [faultOf('LAID_AFTER_SET', 'laidTo', { laidTo, setOn })]
}

/**
 * Age of the parents in whole weeks when the eggs were laid: on the last day of laying, otherwise as many days before the set day as the
 * eggs were stored. Undefined where it cannot be told, or where it would be impossible.
 */
export function parentAgeWeeks(flock: Flock, setOn: string | undefined): number | undefined {
  // A day that nobody told is no number, and no age that comes of it is possible.
  const weeks = Math.floor((layDayNumber(flock, setOn) - dayNumberOf(flock.parentsHatchedOn)) / 7)
  return isPossibleAge(weeks) ? weeks : undefined
}

function layDayNumber({ laidTo, storageDays }: Flock, setOn: string | undefined): number {
  return laidTo === null ? dayNumberOf(setOn ?? null) - (storageDays ?? Number.NaN) : dayNumberOf(laidTo)
}

function dayNumberOf(day: string | null): number {
  return day === null ? Number.NaN : (dayNumber(day) ?? Number.NaN)
}

function isPossibleAge(weeks: number): boolean {
  return weeks >= PARENT_AGE_WEEKS.min && weeks <= PARENT_AGE_WEEKS.max
}
