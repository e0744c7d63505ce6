import { testProjects } from '../test-report/projects.ts'
import { projectRoot } from './project.ts'
import { ensureRenderer } from './renderer-build.ts'
import { runSuite } from './run-tests.ts'
import { step } from './step.ts'
import { printSummary } from './test.ts'

/** `npm run e2e [filter]`: the console in a real browser, driven through the headless station. */
export async function run(args: readonly string[]): Promise<number> {
  if (!testProjects(projectRoot).some(({ name }) => name === 'e2e')) {
    console.error('There are no tests under test/e2e.')
    return 2
  }
  const built = await step('screen built', ensureRenderer)
  if (!built.ok) return 1
  const { counts } = await runSuite('e2e', args, 'show')
  printSummary(counts)
  return counts.failed === 0 ? 0 : 1
}
