/** An egg loses this share of its weight as water until day 18 of incubation: 11 to 12 % (domain notes 4.4); the middle of it. */
const LOSS_UNTIL_DAY_18 = 0.115
const DAYS = 18
const HOURS_PER_DAY = 24

/**
 * Of the usual loss, what still counts as usual: shells, setters and humidity differ widely. Ours, unconfirmed by any hatchery: it marks what is
 * worth a look and decides nothing.
 */
const USUAL: readonly [least: number, most: number] = [0.4, 1.5]

/** By so much of the egg's length a measured depth may be off: what was found on drawn eggs, so that measuring alone makes nothing unusual. */
const MEASURED_WITHIN = 0.03

/** Depth of the air cell along the egg's axis, as a share of the egg's length. */
export interface AirCellRange {
  readonly from: number
  readonly to: number
}

/**
 * How deep an air cell is usual at an age. What the egg loses as water becomes air at its blunt end, evenly over the days; the air cell is taken for
 * the cap of an ellipsoid. Undefined before the egg is set, when its air cell says nothing of incubation.
 */
export function usualAirCell(ageHours: number): AirCellRange | undefined {
  if (!(ageHours >= 0)) return undefined
  const lost = (LOSS_UNTIL_DAY_18 * ageHours) / HOURS_PER_DAY / DAYS
  const [least, most] = USUAL
  return { from: Math.max(0, capDepth(lost * least) - MEASURED_WITHIN), to: capDepth(lost * most) + MEASURED_WITHIN }
}

/** Depth of a cap that holds a share of an ellipsoid's volume: the root of d²(3 − 2d) = share between 0 and 1, both as shares of the whole. */
function capDepth(share: number): number {
  const kept = Math.min(1, share)
  return 0.5 - Math.sin(Math.asin(1 - 2 * kept) / 3)
}
