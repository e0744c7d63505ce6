import { commandLine } from '../../electron/command/command-line.ts'
import { text } from '../../electron/command/typed-values.ts'
import { addCounts, type Counts, countsLine, NO_COUNTS } from '../test-report/counts.ts'
import { testProjects } from '../test-report/projects.ts'
import { runChecks } from './check.ts'
import { projectRoot } from './project.ts'
import { ensureRenderer } from './renderer-build.ts'
import { runSuite } from './run-tests.ts'
import { type Step, step } from './step.ts'

/** The browser comes last: it is the slowest, and what the others find makes it fail too. */
const LAST = 'e2e'

const USAGE = `npm test -- [filter …]
All checks, all tests, the browser; the last line counts them, a check as one test. With a filter only the tests whose file names contain it,
with their output as it comes. Ends with 0 if nothing failed, 1 if something did.`

/** `npm test`. */
export async function run(args: readonly string[]): Promise<number> {
  const { rest: filter } = commandLine({ usage: USAGE, rest: text() }, args)
  const counts = filter.length > 0 ? await runFiltered(filter) : await runEverything()
  printSummary(counts)
  return counts.failed === 0 ? 0 : 1
}

async function runEverything(): Promise<Counts> {
  const startedMs = performance.now()
  let counts = countSteps(await runChecks())
  counts = addCounts(counts, countSteps([await step('screen built', ensureRenderer)]))
  for (const name of suiteNames()) {
    let suite: Counts = NO_COUNTS
    await step(`tests: ${name}`, async () => {
      const result = await runSuite(name, [], 'capture')
      suite = result.counts
      return result.outcome
    })
    counts = addCounts(counts, suite)
  }
  console.log(`\n${((performance.now() - startedMs) / 60_000).toFixed(1)} minutes`)
  return counts
}

async function runFiltered(filter: readonly string[]): Promise<Counts> {
  let counts: Counts = NO_COUNTS
  for (const name of suiteNames()) {
    counts = addCounts(counts, (await runSuite(name, ['--passWithNoTests', ...filter], 'show')).counts)
  }
  return counts
}

function suiteNames(): string[] {
  const names = testProjects(projectRoot).map(({ name }) => name)
  return [...names.filter((name) => name !== LAST), ...names.filter((name) => name === LAST)]
}

function countSteps(steps: readonly Step[]): Counts {
  const failures = steps.filter(({ ok }) => !ok).map(({ name }) => name)
  return { ...NO_COUNTS, passed: steps.length - failures.length, failed: failures.length, failures }
}

/** Skips with their reasons, then failures, then the one line that machines read. */
export function printSummary(counts: Counts): void {
  for (const { test, reason } of counts.skips) console.log(`skipped: ${test}\n         ${reason}`)
  for (const failure of counts.failures) console.log(`failed:  ${failure}`)
  console.log(countsLine(counts))
}
