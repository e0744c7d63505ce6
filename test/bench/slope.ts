const MS_PER_HOUR = 3_600_000
/** Of the normal distribution: so many standard errors to either side hold the true slope in 95 of 100 runs. */
const STANDARD_ERRORS_95 = 1.96
/** Fewer than three points lie on a line by themselves. */
const POINTS_MIN = 3

export interface Point {
  /** In ms. */
  readonly at: number
  readonly value: number
}

export interface Slope {
  readonly perHour: number
  /** Half the width of its 95 % interval; infinite where there are too few points to say. */
  readonly plusMinus: number
}

/** Slope of the straight line through values at times in ms (least squares), per hour; 0 where all times are one. */
export function slopePerHour(points: readonly Point[]): number {
  return fitLine(points).slopePerMs * MS_PER_HOUR
}

/**
 * The same with its uncertainty. Memory rises and falls in waves, so that a measurement says little that its neighbour has not said: they count for
 * as many independent ones as the correlation of the residuals leaves, n · (1 − r) / (1 + r).
 */
export function slopeWithUncertainty(points: readonly Point[]): Slope {
  const { slopePerMs, residuals, squaresOfTime } = fitLine(points)
  const perHour = slopePerMs * MS_PER_HOUR
  const correlation = lagOneCorrelation(residuals)
  if (points.length < POINTS_MIN || squaresOfTime === 0) return { perHour, plusMinus: Number.POSITIVE_INFINITY }
  const independent = (points.length * (1 - correlation)) / (1 + correlation)
  const freedom = Math.max(1, independent - 2)
  const variance = residuals.reduce((sum, residual) => sum + residual ** 2, 0) / freedom
  return { perHour, plusMinus: STANDARD_ERRORS_95 * Math.sqrt(variance / squaresOfTime) * MS_PER_HOUR }
}

function fitLine(points: readonly Point[]) {
  const meanAt = mean(points.map(({ at }) => at))
  const meanValue = mean(points.map(({ value }) => value))
  const squaresOfTime = points.reduce((sum, { at }) => sum + (at - meanAt) ** 2, 0)
  const products = points.reduce((sum, { at, value }) => sum + (at - meanAt) * (value - meanValue), 0)
  const slopePerMs = squaresOfTime === 0 ? 0 : products / squaresOfTime
  const residuals = points.map(({ at, value }) => value - meanValue - slopePerMs * (at - meanAt))
  return { slopePerMs, residuals, squaresOfTime }
}

/** How much of a residual is that of the one before it: 0 for none, towards 1 for slow waves. Never below 0, which would only flatter. */
function lagOneCorrelation(residuals: readonly number[]): number {
  const squares = residuals.reduce((sum, residual) => sum + residual ** 2, 0)
  const products = residuals.reduce((sum, residual, index) => sum + residual * (residuals[index - 1] ?? 0), 0)
  return squares === 0 ? 0 : Math.max(0, products / squares)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
