import { jurisdictionProfile } from '../law/jurisdiction-profile.ts'
import { isTimeZone } from './calendar.ts'
import { nameKey, numberFaults, textFaults } from './entry-rules.ts'
import { faultOf, type MasterFault } from './fault.ts'
import {
  CODE_LENGTH_MAX,
  type CodedPlace,
  type Line,
  METHOD_LENGTH_MAX,
  NAME_LENGTH_MAX,
  PLACE_NAME_LENGTH_MAX,
  type Scanner,
  SHIFTS_MAX,
  type Shift,
  type Site,
} from './kinds.ts'

const MINUTES_PER_DAY = 24 * 60
export const RATED_EGGS_PER_HOUR = { min: 60, max: 10_000_000, whole: false }
const MINUTE_OF_DAY = { min: 0, max: MINUTES_PER_DAY - 1, whole: true }

/** What is wrong with a site by itself. */
export function siteFaults(site: Site): MasterFault[] {
  return [
    ...textFaults('name', site.name, { max: NAME_LENGTH_MAX, required: true }),
    ...(isTimeZone(site.timeZone) ? [] : [faultOf('TIME_ZONE_UNKNOWN', 'timeZone')]),
    ...(site.jurisdictionId === null || jurisdictionProfile(site.jurisdictionId) !== undefined
      ? []
      : [faultOf('JURISDICTION_UNKNOWN', 'jurisdictionId')]),
    ...textFaults('labelScheme', site.labelScheme, { max: NAME_LENGTH_MAX }),
    ...textFaults('sexingMethod', site.sexingMethod, { max: METHOD_LENGTH_MAX, required: true }),
    ...shiftFaults(site.shifts),
  ]
}

function shiftFaults(shifts: readonly Shift[]): MasterFault[] {
  if (shifts.length > SHIFTS_MAX) return [faultOf('TOO_MANY_SHIFTS', 'shifts', { max: SHIFTS_MAX })]
  return shifts.flatMap((shift, index) => {
    const field = `shifts.${index}`
    const faults = [
      ...textFaults(`${field}.name`, shift.name, { max: PLACE_NAME_LENGTH_MAX, required: true }),
      ...numberFaults(`${field}.startsAtMinute`, shift.startsAtMinute, MINUTE_OF_DAY),
      ...numberFaults(`${field}.endsAtMinute`, shift.endsAtMinute, MINUTE_OF_DAY),
    ]
    if (faults.length > 0) return faults
    if (shift.startsAtMinute === shift.endsAtMinute) return [faultOf('SHIFT_WITHOUT_LENGTH', `${field}.endsAtMinute`)]
    return againstEarlierShifts(shift, shifts.slice(0, index), field)
  })
}

function againstEarlierShifts(shift: Shift, earlier: readonly Shift[], field: string): MasterFault[] {
  const namesake = earlier.find((other) => nameKey(other.name) === nameKey(shift.name))
  if (namesake !== undefined) return [faultOf('NAME_TAKEN', `${field}.name`, { name: namesake.name })]
  const overlapping = earlier.find((other) => begins(shift, other) || begins(other, shift))
  return overlapping === undefined ? [] : [faultOf('SHIFTS_OVERLAP', field, { name: overlapping.name })]
}

/** Whether one shift begins while the other runs; both go round the clock. */
function begins(one: Shift, other: Shift): boolean {
  return minutesOnwards(other.startsAtMinute, one.startsAtMinute) < shiftMinutes(other)
}

/** How long a shift lasts; past midnight where its end is before its begin. */
export function shiftMinutes({ startsAtMinute, endsAtMinute }: Shift): number {
  return minutesOnwards(startsAtMinute, endsAtMinute)
}

/** The shift that runs at this minute of the day; undefined between shifts. Shifts do not overlap. */
export function shiftAt(shifts: readonly Shift[], minuteOfDay: number): Shift | undefined {
  return shifts.find((shift) => minutesOnwards(shift.startsAtMinute, minuteOfDay) < shiftMinutes(shift))
}

function minutesOnwards(from: number, to: number): number {
  return (to - from + MINUTES_PER_DAY) % MINUTES_PER_DAY
}

export function lineFaults(line: Line): MasterFault[] {
  return [
    ...textFaults('name', line.name, { max: NAME_LENGTH_MAX, required: true }),
    ...numberFaults('ratedEggsPerHour', line.ratedEggsPerHour, RATED_EGGS_PER_HOUR),
  ]
}

export function scannerFaults(scanner: Scanner): MasterFault[] {
  return [
    ...textFaults('serial', scanner.serial, { max: CODE_LENGTH_MAX, required: true }),
    ...textFaults('name', scanner.name, { max: NAME_LENGTH_MAX, required: true }),
  ]
}

export function codedPlaceFaults(place: CodedPlace): MasterFault[] {
  return [
    ...textFaults('name', place.name, { max: PLACE_NAME_LENGTH_MAX, required: true }),
    ...textFaults('code', place.code, { max: CODE_LENGTH_MAX }),
  ]
}
