/**
 * Whether the age may be used to allow something irreversible. `age-impossible`: by a clock that nobody doubts these eggs are not set yet, or
 * older than any could be, so the set time is wrong, or the clock is.
 */
export const AGE_TRUSTS = ['trusted', 'no-set-time', 'clock-not-trusted', 'age-impossible'] as const
export type AgeTrust = (typeof AGE_TRUSTS)[number]

export interface IncubationAge {
  /** Hours since the eggs were set; undefined when the set time is unknown. */
  readonly hours: number | undefined
  readonly trust: AgeTrust
}

const MS_PER_HOUR = 3_600_000

/** No farmed bird incubates longer than the Muscovy duck, 35 days. A greater age proves that the set time or the clock is wrong. */
export const INCUBATION_HOURS_MAX = 35 * 24

/** Hours since set: needs no agreement on whether the set day is day 0 or day 1. */
export function incubationAge(options: {
  readonly setAtWallMs: number | undefined
  readonly nowWallMs: number
  readonly clockTrusted: boolean
}): IncubationAge {
  if (options.setAtWallMs === undefined) return { hours: undefined, trust: 'no-set-time' }
  const hours = (options.nowWallMs - options.setAtWallMs) / MS_PER_HOUR
  const trust = !options.clockTrusted ? 'clock-not-trusted' : isPossible(hours) ? 'trusted' : 'age-impossible'
  return { hours: Number.isFinite(hours) ? hours : undefined, trust }
}

/** The age in hours where something irreversible may rest on it, otherwise undefined. An age that contradicts its own trust is not believed. */
export function trustedHours({ hours = Number.NaN, trust }: IncubationAge): number | undefined {
  return trust === 'trusted' && isPossible(hours) ? hours : undefined
}

function isPossible(hours: number): boolean {
  return hours >= 0 && hours <= INCUBATION_HOURS_MAX
}
