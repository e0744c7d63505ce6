import type { UpdateWindow } from '../contract/policy.ts'

const MINUTES_PER_DAY = 24 * 60

/** "02:30" as minutes since midnight. The text was checked by the policy's schema. */
export function minutesOf(timeOfDay: string): number {
  const [hours = '0', minutes = '0'] = timeOfDay.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/**
 * Whether an installation may begin at this time of day on the wall (minutes since local midnight). The end does not belong to the window; one whose
 * end is not after its start runs over midnight. Compared by what the clock on the wall shows: a window that summer time leaves out is left out
 * that night, and one that it repeats comes twice.
 */
export function isInWindow(window: UpdateWindow, localMinutes: number): boolean {
  const from = minutesOf(window.from)
  const to = minutesOf(window.to)
  return from < to ? localMinutes >= from && localMinutes < to : localMinutes >= from || localMinutes < to
}

/** Time of day at a moment, where the wall clock is ahead of UTC by so many minutes. */
export function localMinutesAt(wallMs: number, utcOffsetMinutes: number): number {
  const minutes = Math.floor(wallMs / 60_000) + utcOffsetMinutes
  return ((minutes % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY
}
