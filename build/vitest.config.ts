import { existsSync, globSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'
import { CountsReporter } from './test-report/counts-reporter.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Set by the tasks `test` and `e2e`: where the counts of this run go. */
const countsPath = process.env['OVOSCOPE_TEST_COUNTS']

/** These drive real processes and a browser: one file at a time, and patience. */
const SLOW_PROJECTS: Readonly<Record<string, number>> = {
  e2e: 180_000,
  crash: 180_000,
  simulate: 120_000,
  shell: 60_000,
}

/** Run by their own commands, not by a test runner. */
const NO_TEST_PROJECT = new Set(['bench', 'demo', 'fake', 'make'])

export default defineConfig({
  root,
  test: {
    reporters: countsPath === undefined ? ['default'] : ['default', new CountsReporter(countsPath)],
    projects: [unitProject(), ...testFolderProjects()],
  },
})

/** Tests that stand beside what they test. */
function unitProject(): TestProjectConfiguration {
  return project(
    'unit',
    ['electron/**/*.test.ts', 'renderer/**/*.test.{ts,tsx}', 'models/**/*.test.ts', 'build/**/*.test.ts'],
    20_000,
  )
}

/** Every folder of test/ that holds tests is a project of its name. */
function testFolderProjects(): TestProjectConfiguration[] {
  const testRoot = join(root, 'test')
  if (!existsSync(testRoot)) return []
  return readdirSync(testRoot, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NO_TEST_PROJECT.has(entry.name))
    .filter((entry) => globSync('**/*.test.ts', { cwd: join(testRoot, entry.name) }).length > 0)
    .map((entry) => project(entry.name, [`test/${entry.name}/**/*.test.ts`], SLOW_PROJECTS[entry.name] ?? 30_000))
}

function project(name: string, include: string[], timeoutMs: number): TestProjectConfiguration {
  return {
    root,
    resolve: {
      // The real package would try to download a runtime when imported, and fail; a test that needs Electron is given a double.
      alias: [{ find: /^electron$/, replacement: join(root, 'build/test-report/no-electron.ts') }],
    },
    test: {
      name,
      include,
      environment: 'node',
      // Native add-ons are loaded once per process; worker threads share them and some crash at that.
      pool: 'forks',
      fileParallelism: !(name in SLOW_PROJECTS),
      testTimeout: timeoutMs,
      hookTimeout: timeoutMs,
      allowOnly: false,
    },
  }
}
