import * as z from 'zod'
import { planOf } from './plan.ts'
import { type RunOptions, runPlan, type SeedOutcome } from './run-seed.ts'
import { count } from './trace.ts'

const counts = z.record(z.string(), z.number())

/** What many seeds came to, so that nobody has to believe that they met what they were made for. */
export const tallySchema = z.strictObject({
  seeds: z.number(),
  scans: z.number(),
  pictures: z.number(),
  commits: z.number(),
  virtualMs: z.number(),
  faults: counts,
  crashes: counts,
  /** How many seeds failed; only the first of them are kept. */
  failed: z.number().default(0),
  failures: z.array(z.strictObject({ seed: z.string(), problems: z.array(z.string()) })),
  /** Seeds that failed at first and passed when they were run again after a change. */
  mended: z.array(z.string()).default([]),
})
export type Tally = z.infer<typeof tallySchema>

const FAILURES_KEPT_MAX = 20

export function emptyTally(): Tally {
  return {
    seeds: 0,
    scans: 0,
    pictures: 0,
    commits: 0,
    virtualMs: 0,
    faults: {},
    crashes: {},
    failed: 0,
    failures: [],
    mended: [],
  }
}

export function addOutcome(tally: Tally, seed: string, outcome: SeedOutcome): void {
  tally.seeds++
  tally.scans += outcome.scans
  tally.pictures += outcome.pictures
  tally.commits += outcome.commits
  tally.virtualMs += outcome.virtualMs
  for (const [name, by] of Object.entries(outcome.faults)) count(tally.faults, name, by)
  for (const [name, by] of Object.entries(outcome.crashes)) count(tally.crashes, name, by)
  if (outcome.problems.length > 0) addFailures(tally, 1, [{ seed, problems: [...outcome.problems] }])
}

/** Adds what another process counted. */
export function addTally(tally: Tally, more: Tally): void {
  for (const what of ['seeds', 'scans', 'pictures', 'commits', 'virtualMs'] as const) tally[what] += more[what]
  for (const [name, by] of Object.entries(more.faults)) count(tally.faults, name, by)
  for (const [name, by] of Object.entries(more.crashes)) count(tally.crashes, name, by)
  addFailures(tally, more.failed, more.failures)
}

function addFailures(tally: Tally, failed: number, failures: Tally['failures']): void {
  tally.failed += failed
  tally.failures.push(...failures.slice(0, Math.max(0, FAILURES_KEPT_MAX - tally.failures.length)))
}

/** Runs the seeds that failed and were kept once more; those that pass now are mended. */
export async function runFailuresAgain(
  tally: Tally,
  run: (seed: string) => Promise<SeedOutcome> = runSeed,
): Promise<void> {
  const failed = tally.failures.splice(0)
  for (const { seed } of failed) {
    const { problems } = await run(seed)
    if (problems.length > 0) tally.failures.push({ seed, problems: [...problems] })
    else {
      tally.mended.push(seed)
      tally.failed--
    }
  }
}

const NOTHING = { scans: 0, pictures: 0, commits: 0, traceLines: 0, virtualMs: 0 }

/** One short run. An exception in it is a problem like any other. */
export async function runSeed(seed: string, options: RunOptions = {}): Promise<SeedOutcome> {
  try {
    return await runPlan(planOf(seed), options)
  } catch (error) {
    const problem = `it broke off: ${error instanceof Error ? error.stack : String(error)}`
    return { ...{ digest: '', problems: [problem], faults: {}, crashes: {} }, ...NOTHING }
  }
}
