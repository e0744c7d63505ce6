/** A test that did not run, with what was missing and the command that would provide it. */
export interface Skip {
  readonly test: string
  readonly reason: string
}

/** Outcome of one run, written as JSON by the runner and summed by `npm test`. */
export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly skips: readonly Skip[]
  /** Names of what failed, for the summary. */
  readonly failures: readonly string[]
}

export const NO_COUNTS: Counts = { passed: 0, failed: 0, skipped: 0, skips: [], failures: [] }

export function addCounts(left: Counts, right: Counts): Counts {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
    skips: [...left.skips, ...right.skips],
    failures: [...left.failures, ...right.failures],
  }
}

/** The one plain line that ends every test run; read by machines, so its form is frozen. */
export function countsLine(counts: Counts): string {
  return `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`
}

/** Reads a report back. A missing or damaged report is a failure of the run, not an empty success. */
export function parseCounts(text: string | undefined, label: string): Counts {
  const failure = (why: string): Counts => ({ ...NO_COUNTS, failed: 1, failures: [`${label}: ${why}`] })
  if (text === undefined) return failure('the run ended without a report')
  try {
    const value: unknown = JSON.parse(text)
    return isCounts(value) ? value : failure('the report is not readable')
  } catch {
    return failure('the report is not readable')
  }
}

function isCounts(value: unknown): value is Counts {
  if (typeof value !== 'object' || value === null) return false
  const numbers = ['passed', 'failed', 'skipped'].every((key) => Number.isInteger(Reflect.get(value, key)))
  return numbers && Array.isArray(Reflect.get(value, 'skips')) && Array.isArray(Reflect.get(value, 'failures'))
}
