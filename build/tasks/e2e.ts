import { commandLine } from '../../electron/command/command-line.ts'
import { text } from '../../electron/command/typed-values.ts'
import { testProjects } from '../test-report/projects.ts'
import { projectRoot } from './project.ts'
import { ensureRenderer } from './renderer-build.ts'
import { runSuite } from './run-tests.ts'
import { step } from './step.ts'
import { printSummary } from './test.ts'

const USAGE = `npm run e2e -- [filter …] [--pictures]
The console in a real browser, driven through the headless station; with a filter only the tests whose file names contain it.
--pictures writes those of the docs anew; without it no test touches the tree.`

/** `npm run e2e`. */
export async function run(args: readonly string[]): Promise<number> {
  const { pictures, rest: filter } = commandLine({ usage: USAGE, flags: ['pictures'], rest: text() }, args)
  if (!testProjects(projectRoot).some(({ name }) => name === 'e2e')) {
    console.error('There are no tests under test/e2e.')
    return 2
  }
  if (pictures) process.env['OVOSCOPE_E2E_PICTURES'] = '1'
  const built = await step('screen built', ensureRenderer)
  if (!built.ok) return 1
  const { counts } = await runSuite('e2e', filter, 'show')
  printSummary(counts)
  return counts.failed === 0 ? 0 : 1
}
