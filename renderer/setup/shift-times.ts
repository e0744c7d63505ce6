import type { Shift } from '../../electron/domain/master-data/kinds.ts'

/** A shift as it is typed: times as an input of type time has them, `06:00`; empty while there is none. */
export interface ShiftFields {
  readonly name: string
  readonly from: string
  readonly to: string
}

const MINUTES_PER_HOUR = 60

export function shiftFields({ name, startsAtMinute, endsAtMinute }: Shift): ShiftFields {
  return { name, from: timeText(startsAtMinute), to: timeText(endsAtMinute) }
}

/** The shift that the fields say; minutes are NaN where no time was given. */
export function shiftOf({ name, from, to }: ShiftFields): Shift {
  return { name: name.trim(), startsAtMinute: minuteOf(from), endsAtMinute: minuteOf(to) }
}

/** The usual three, eight hours each, for whoever wants to begin from something. */
export function usualShifts(names: readonly [string, string, string]): readonly ShiftFields[] {
  const times = [
    ['06:00', '14:00'],
    ['14:00', '22:00'],
    ['22:00', '06:00'],
  ] as const
  return times.map(([from, to], place) => ({ name: names[place] ?? '', from, to }))
}

function timeText(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minute / MINUTES_PER_HOUR))}:${two(minute % MINUTES_PER_HOUR)}`
}

function minuteOf(text: string): number {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(text) ?? []
  return hours === undefined || minutes === undefined ? Number.NaN : Number(hours) * MINUTES_PER_HOUR + Number(minutes)
}
