/** Whether the age may be used to allow something irreversible. */
export type AgeTrust = 'trusted' | 'no-set-time' | 'clock-not-trusted'

export interface IncubationAge {
  /** Hours since the eggs were set; undefined when the set time is unknown. */
  readonly hours: number | undefined
  readonly trust: AgeTrust
}

const MS_PER_HOUR = 3_600_000

/** Hours since set: the conservative reading, because it needs no agreement on whether the set day is day 0 or day 1. */
export function incubationAge(options: {
  readonly setAtWallMs: number | undefined
  readonly nowWallMs: number
  readonly clockTrusted: boolean
}): IncubationAge {
  if (options.setAtWallMs === undefined) return { hours: undefined, trust: 'no-set-time' }
  const hours = (options.nowWallMs - options.setAtWallMs) / MS_PER_HOUR
  // A set time in the future proves that the set time or the clock is wrong; either way nothing may rest on it.
  if (!options.clockTrusted || hours < 0) return { hours, trust: 'clock-not-trusted' }
  return { hours, trust: 'trusted' }
}
