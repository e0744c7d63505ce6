import { err, ok, type Result } from '../base/result.ts'

export interface GoldenMismatch {
  readonly code: 'GOLDEN_MISMATCH'
  /** Index of the scan that differs most. */
  readonly scan: number
  readonly largestDifference: number
  readonly tolerance: number
}

/**
 * Compares what this machine computes with what the package expects; both hold the same number of probabilities for every scan.
 * Guards against a wrong runtime, a damaged library and arithmetic that differs more than rounding does. Not a number counts as infinitely far away.
 */
export function checkGolden(
  actual: Float32Array,
  expected: Float32Array,
  scans: number,
  tolerance: number,
): Result<{ readonly largestDifference: number }, GoldenMismatch> {
  let largestDifference = actual.length === expected.length ? 0 : Number.POSITIVE_INFINITY
  let scan = 0
  const perScan = expected.length / scans
  for (let i = 0; i < expected.length; i++) {
    const apart = Math.abs((actual[i] ?? Number.NaN) - (expected[i] as number))
    const difference = Number.isNaN(apart) ? Number.POSITIVE_INFINITY : apart
    if (difference > largestDifference) {
      largestDifference = difference
      scan = Math.floor(i / perScan)
    }
  }
  if (largestDifference > tolerance) return err({ code: 'GOLDEN_MISMATCH', scan, largestDifference, tolerance })
  return ok({ largestDifference })
}
