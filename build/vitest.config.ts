import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'
import { CountsReporter } from './test-report/counts-reporter.ts'
import { type TestProject, testProjects } from './test-report/projects.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Set by the tasks `test` and `e2e`: where the counts of this run go. */
const countsPath = process.env['OVOSCOPE_TEST_COUNTS']

export default defineConfig({
  root,
  test: {
    reporters: countsPath === undefined ? ['default'] : ['default', new CountsReporter(countsPath)],
    projects: testProjects(root).map(project),
  },
})

function project({ name, include, timeoutMs, alone }: TestProject): TestProjectConfiguration {
  return {
    root,
    resolve: {
      // The real package would try to download a runtime when imported, and fail; a test that needs Electron is given a double.
      alias: [{ find: /^electron$/, replacement: join(root, 'build', 'test-report', 'no-electron.ts') }],
    },
    test: {
      name,
      include: [...include],
      environment: 'node',
      // Native add-ons are loaded once per process; worker threads would share them, and some crash at that.
      pool: 'forks',
      fileParallelism: !alone,
      testTimeout: timeoutMs,
      hookTimeout: timeoutMs,
      allowOnly: false,
    },
  }
}
