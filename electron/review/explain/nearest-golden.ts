import type { EggAttempt } from '../../contract/looking-back.ts'

/** Figures of one golden scan in a package: five of fertility, then p(female). */
const FIGURES = 6

/** What a model says of one egg: as stored, and as a package expects it of its golden scans. */
export type Outputs = NonNullable<EggAttempt['probabilities']>

export interface NearGolden {
  /** Number of the golden scan in its package, from 0. */
  readonly scan: number
  readonly expected: Outputs
  /** Share of probability that lies elsewhere, 0…1; see `outputsApart`. */
  readonly apart: number
}

/** The golden scan of a number, as its package expects the model to judge it. */
export function expectedOf(goldenExpected: Float32Array, scan: number): Outputs {
  const at = (n: number) => goldenExpected[scan * FIGURES + n] ?? 0
  return { viable: at(0), infertile: at(1), earlyDead: at(2), midDead: at(3), empty: at(4), female: at(5) }
}

/**
 * How far two answers of a model lie apart: half the sum of the differences over alive and female, alive and male, infertile, dead early, dead
 * mid-term, empty (total variation). 0 for the same answer, 1 for answers that have nothing in common. The sex of what does not live counts nothing.
 */
export function outputsApart(one: Outputs, other: Outputs): number {
  const [first, second] = [joint(one), joint(other)]
  return first.reduce((sum, share, n) => sum + Math.abs(share - (second[n] ?? 0)), 0) / 2
}

/** The golden scans whose expected answers lie nearest, the nearest first; of equal ones the first of the package. */
export function nearestGolden(outputs: Outputs, goldenExpected: Float32Array, count: number): readonly NearGolden[] {
  const scans = Math.floor(goldenExpected.length / FIGURES)
  return Array.from({ length: scans }, (_, scan): NearGolden => {
    const expected = expectedOf(goldenExpected, scan)
    return { scan, expected, apart: outputsApart(outputs, expected) }
  })
    .toSorted((a, b) => a.apart - b.apart)
    .slice(0, count)
}

function joint({ viable, infertile, earlyDead, midDead, empty, female }: Outputs): readonly number[] {
  return [viable * female, viable * (1 - female), infertile, earlyDead, midDead, empty]
}
