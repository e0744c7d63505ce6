import { commandLine, endCommand } from '../../electron/command/command-line.ts'
import { positiveNumber, text, wholeNumber } from '../../electron/command/typed-values.ts'
import { ALL_HELD, failureLines, histogram, howToRepeat } from './histogram.ts'
import { longPlanOf, type Plan, planOf } from './plan.ts'
import { runPlan, type SeedOutcome } from './run-seed.ts'
import { progressSayer } from './say-progress.ts'
import { addOutcome, emptyTally, runSeed } from './tally.ts'

const USAGE = `npm run simulate -- --seed S [--hours H] [--trace]   one run, a short one or a life of so many hours
npm run simulate -- --seeds N [--seed S]            so many short runs, S/1 to S/N
Runs a whole station on a clock of its own and lets things go wrong as the seed says. The same seed is the same run: the same digest.
How far a long one has come, and how long it took, is said on standard error.
Ends with 0 if nothing was lost, counted twice or against the law, 1 if something was, 2 if it was not asked rightly.`
const SAY_EVERY = 100

const SEEDS_MAX = 1_000_000
const HOURS_MAX = 1_000
async function main(): Promise<number> {
  const asked = commandLine({
    usage: USAGE,
    flags: ['trace'],
    options: {
      seed: text().optional(),
      seeds: wholeNumber(1, SEEDS_MAX).optional(),
      hours: positiveNumber(HOURS_MAX).optional(),
    },
  })
  const { seeds, hours, trace } = asked
  if (seeds !== undefined && hours !== undefined) {
    endCommand({ kind: 'wrong', problems: ['--hours is for one run, --seeds for many: only one of them'] }, USAGE)
  }
  const seed = asked.seed ?? new Date().toISOString()
  if (seeds !== undefined) return many(seed, seeds)
  return one(hours === undefined ? planOf(seed) : longPlanOf(seed, hours), trace, hours)
}

async function one(plan: Plan, trace: boolean, hours: number | undefined): Promise<number> {
  console.log(`seed ${plan.seed}`)
  const beganMs = performance.now()
  const outcome = await runPlan(plan, {
    onStep: progressSayer(
      () => performance.now(),
      (line) => console.error(line),
    ),
    ...(trace && { onTraceLine: (line) => void process.stdout.write(line) }),
  })
  sayOutcome(outcome)
  console.error(`took ${((performance.now() - beganMs) / 1000).toFixed(1)} s`)
  if (outcome.problems.length === 0) {
    console.log(ALL_HELD)
    return 0
  }
  console.log(['', ...outcome.problems].join('\n'))
  console.log(`\nagain: ${howToRepeat(plan.seed)}${hours === undefined ? '' : ` --hours ${hours}`} --trace`)
  return 1
}

/** What two runs of one seed must agree on to the byte. */
function sayOutcome({ digest, scans, commits, virtualMs, faults, crashes, traceLines }: SeedOutcome): void {
  console.log([...histogram('fault', faults), ...histogram('ended at', crashes), ''].join('\n'))
  console.log(`${scans} scans, ${commits} transactions, ${(virtualMs / 1000).toFixed(0)} s of the hall`)
  console.log(`digest ${digest} over ${traceLines} events`)
}

async function many(seed: string, seeds: number): Promise<number> {
  const tally = emptyTally()
  const beganMs = performance.now()
  for (let at = 1; at <= seeds; at++) {
    const name = `${seed}/${at}`
    const failedBefore = tally.failed
    addOutcome(tally, name, await runSeed(name))
    if (tally.failed > failedBefore) console.log(failureLines({ failures: tally.failures.slice(-1) }).join('\n'))
    if (at % SAY_EVERY === 0) console.log(`${at} seeds, ${tally.failed} failures`)
  }
  const seconds = (performance.now() - beganMs) / 1000
  console.log([...histogram('fault', tally.faults), ...histogram('ended at', tally.crashes), ''].join('\n'))
  console.log(
    `${seeds} seeds of ${seed}, ${tally.scans} scans, ${tally.failed} failures; ${(seeds / seconds).toFixed(1)} seeds a second`,
  )
  if (tally.failed > 0) return 1
  console.log(ALL_HELD)
  return 0
}

process.exitCode = await main()
