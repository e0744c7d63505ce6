import { existsSync, globSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export interface TestProject {
  readonly name: string
  readonly include: readonly string[]
  readonly timeoutMs: number
  /** One file at a time: it starts real processes or a browser, and two of them would only measure each other. */
  readonly alone: boolean
}

/** These drive real processes and a browser, and get patience. */
const SLOW_MS: Readonly<Record<string, number>> = {
  e2e: 180_000,
  crash: 180_000,
  cloud: 120_000,
  shell: 120_000,
  screens: 120_000,
  package: 120_000,
}
const UNIT_MS = 20_000
const USUAL_MS = 30_000

/** Helpers and commands, not suites. */
const NO_SUITE = new Set(['demo', 'fake', 'make'])

/** Tests beside their units, then every folder of test/ that holds tests, under its own name. */
export function testProjects(root: string): TestProject[] {
  const beside = ['electron/**/*.test.ts', 'renderer/**/*.test.{ts,tsx}', 'models/**/*.test.ts', 'build/**/*.test.ts']
  return [{ name: 'unit', include: beside, timeoutMs: UNIT_MS, alone: false }, ...suiteFolders(root).map(suite)]
}

function suite(name: string): TestProject {
  const slowMs = SLOW_MS[name]
  return { name, include: [`test/${name}/**/*.test.ts`], timeoutMs: slowMs ?? USUAL_MS, alone: slowMs !== undefined }
}

function suiteFolders(root: string): string[] {
  const folder = join(root, 'test')
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NO_SUITE.has(entry.name))
    .map(({ name }) => name)
    .filter((name) => globSync('**/*.test.ts', { cwd: join(folder, name) }).length > 0)
    .sort()
}
