import { testProjects } from '../test-report/projects.ts'
import { projectRoot } from './project.ts'
import { ensureRenderer } from './renderer-build.ts'
import { runSuite } from './run-tests.ts'
import { step } from './step.ts'
import { printSummary } from './test.ts'

/** Asks the suite to write the pictures of the docs anew; without it no test touches the tree. */
const PICTURES = '--pictures'

/** `npm run e2e [filter]`: the console in a real browser, driven through the headless station. `-- --pictures` renews those of the docs. */
export async function run(args: readonly string[]): Promise<number> {
  if (!testProjects(projectRoot).some(({ name }) => name === 'e2e')) {
    console.error('There are no tests under test/e2e.')
    return 2
  }
  if (args.includes(PICTURES)) process.env['OVOSCOPE_E2E_PICTURES'] = '1'
  const built = await step('screen built', ensureRenderer)
  if (!built.ok) return 1
  const { counts } = await runSuite(
    'e2e',
    args.filter((arg) => arg !== PICTURES),
    'show',
  )
  printSummary(counts)
  return counts.failed === 0 ? 0 : 1
}
