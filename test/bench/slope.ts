const MS_PER_HOUR = 3_600_000

/** Slope of the straight line through values at times in ms (least squares), per hour; 0 where all times are one. */
export function slopePerHour(points: readonly { readonly at: number; readonly value: number }[]): number {
  const meanOf = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const meanAt = meanOf(points.map(({ at }) => at))
  const meanValue = meanOf(points.map(({ value }) => value))
  let products = 0
  let squares = 0
  for (const { at, value } of points) {
    products += (at - meanAt) * (value - meanValue)
    squares += (at - meanAt) ** 2
  }
  return squares === 0 ? 0 : (products / squares) * MS_PER_HOUR
}
