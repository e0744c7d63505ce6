export interface Share {
  readonly share: number
  readonly low: number
  readonly high: number
  readonly n: number
}

/** Two-sided 95 % normal quantile. */
const Z_95 = 1.959963984540054

/**
 * A proportion with its 95 % Wilson score interval (Wilson 1927); undefined for n = 0, because no share is known.
 * Chosen over the Wald interval because it stays inside [0, 1] and holds for the small counts of a tray.
 */
export function wilson(successes: number, n: number): Share | undefined {
  if (n <= 0) return undefined
  const share = successes / n
  const z2 = Z_95 * Z_95
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n)
  const half = (Z_95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))
  // The interval holds the share; at 0 of n and n of n rounding would put it a hair outside.
  return {
    share,
    low: Math.max(0, Math.min(share, centre - half)),
    high: Math.min(1, Math.max(share, centre + half)),
    n,
  }
}
