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

export interface NoProbabilities {
  readonly code: 'NOT_PROBABILITIES'
  /** Index of the first scan whose figures are none. */
  readonly scan: number
  readonly detail: string
}

/** Figures of one scan: five of fertility, then p(female). */
const FIGURES = 6
/** The same that a decision allows for arithmetic in single precision. */
const ROUNDING = 1e-5

/** Whether the figures of golden scans, six each, are probabilities. A graph that gives something else would make every egg unreadable. */
export function checkProbabilities(figures: Float32Array): Result<undefined, NoProbabilities> {
  for (let scan = 0; scan * FIGURES < figures.length; scan++) {
    const row = figures.subarray(scan * FIGURES, (scan + 1) * FIGURES)
    const sum = row.subarray(0, FIGURES - 1).reduce((total, share) => total + share, 0)
    const inRange = row.every((share) => share >= 0 && share <= 1 + ROUNDING)
    if (inRange && Math.abs(sum - 1) <= ROUNDING) continue
    const shown = [...row].map((share) => share.toPrecision(3)).join(', ')
    const detail = `golden scan ${scan} gives ${shown}; if the graph ends in logits, the manifest must name softmax or sigmoid`
    return err({ code: 'NOT_PROBABILITIES', scan, detail })
  }
  return ok(undefined)
}
