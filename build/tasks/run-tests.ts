import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Counts, parseCounts } from '../test-report/counts.ts'
import { cacheFolder } from './project.ts'
import { packageFile, runNode } from './run-command.ts'
import type { StepOutcome } from './step.ts'

/** A suite that takes longer than this hangs: three times what the longest one takes on two quiet cores. Every test has a limit of its own. */
const SUITE_TIMEOUT_MS = 25 * 60_000
/** Failures stand at the end of what the runner prints. */
const TAIL_LINES = 100

export interface SuiteRun {
  readonly counts: Counts
  readonly outcome: StepOutcome
}

/** Runs one vitest project in a process of its own and reads back what it counted. */
export async function runSuite(
  project: string,
  args: readonly string[],
  output: 'show' | 'capture',
): Promise<SuiteRun> {
  const countsPath = join(cacheFolder, 'test-counts', `${project}.json`)
  await rm(countsPath, { force: true })
  const vitest = [
    packageFile('vitest', 'vitest.mjs'),
    'run',
    '--config',
    'build/vitest.config.ts',
    '--project',
    project,
  ]
  const env = {
    OVOSCOPE_TEST_COUNTS: countsPath,
    // Whatever imports Electron's package by mistake must not go looking for a runtime in the network.
    ELECTRON_OVERRIDE_DIST_PATH: process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(cacheFolder, 'no-electron-runtime'),
  }
  const end = await runNode([...vitest, ...args], { output, env, timeoutMs: SUITE_TIMEOUT_MS })
  const counts = parseCounts(await readFile(countsPath, 'utf8').catch(() => undefined), project)
  const ok = end.code === 0 && counts.failed === 0
  const note = `${counts.passed} passed${counts.failed > 0 ? `, ${counts.failed} failed` : ''}${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`
  const late = end.timedOut ? `\nstopped after ${SUITE_TIMEOUT_MS / 60_000} minutes` : ''
  return { counts: blame(counts, ok, project), outcome: { ok, note, details: failuresOf(end.output) + late } }
}

/** The runner failed although every test passed: that counts as a failure too, or the last line would lie. */
function blame(counts: Counts, ok: boolean, project: string): Counts {
  if (ok || counts.failed > 0) return counts
  return { ...counts, failed: 1, failures: [`${project}: the runner ended with an error`] }
}

function failuresOf(output: string): string {
  const start = output.search(/^.*⎯ Failed (Tests|Suites)/m)
  return start === -1 ? output.split('\n').slice(-TAIL_LINES).join('\n') : output.slice(start)
}
