import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import * as z from 'zod'
import { readSourceFiles } from '../layers/source-files.ts'
import { cacheFolder, projectRoot } from '../tasks/project.ts'
import { packageFile, runNode } from '../tasks/run-command.ts'
import type { StepOutcome } from '../tasks/step.ts'

/** Where every branch decides about eggs, trays or people. What others happen to run of it does not count: only its own tests say what is right. */
const COVERED = 'electron/domain'

/** Comments that would take a line out of the count, of coverage or of mutations. */
const EXCUSE = /\b(?:v8|c8|istanbul|node:coverage)\s+(?:ignore|disable)|\bStryker\s+disable/

const figure = z.object({ total: z.number(), covered: z.number() })
const summarySchema = z.record(
  z.string(),
  z.object({ branches: figure, lines: figure, functions: figure, statements: figure }),
)

/** Every branch, line and function of the domain is reached by a test that stands in it. */
export async function domainCovered(): Promise<StepOutcome> {
  const files = readSourceFiles(projectRoot).filter(({ path }) => path.startsWith(`${COVERED}/`))
  const { ok, summary, complaints, output } = await cover(projectRoot)
  const counted = Object.keys(summary ?? {}).map((name) => name.split(sep).join('/'))
  const problems = [
    ...files.filter(({ source }) => EXCUSE.test(source)).map(({ path }) => `${path}: a comment excuses it from tests`),
    ...files
      .filter(({ path }) => !path.endsWith('.test.ts') && !counted.some((name) => name.endsWith(`/${path}`)))
      .map(({ path }) => `${path}: not counted`),
    ...complaints,
  ]
  const total = summary?.['total']
  if (!ok || problems.length > 0 || total === undefined || total.branches.total === 0) {
    return { ok: false, details: complaints.length === 0 ? [...problems, output].join('\n') : problems.join('\n') }
  }
  const of = (name: 'branches' | 'lines' | 'functions') => `${total[name].covered} of ${total[name].total} ${name}`
  return { ok, note: `${of('branches')}, ${of('lines')}, ${of('functions')}` }
}

/** One file each with something that its test does not reach, and the figure that must be missed in it. */
const PLANTED: readonly (readonly [file: string, figure: string, source: string, test: string])[] = [
  [
    'branch',
    'branches',
    'export const sign = (n: number) => (n < 0 ? -1 : 1)\n',
    "it('is 1', () => expect(sign(5)).toBe(1))\n",
  ],
  [
    'operand',
    'branches',
    'export const sign = (n: number, m?: number) => m ?? n\n',
    "it('is the second', () => expect(sign(5, 6)).toBe(6))\n",
  ],
  [
    'line',
    'lines',
    'export function sign(n: number): number {\n  if (n < 0) {\n    return -1\n  }\n  return 1\n}\n',
    "it('is 1', () => expect(sign(5)).toBe(1))\n",
  ],
  [
    'function',
    'functions',
    'export const sign = (n: number) => n\nexport const other = (n: number) => n\n',
    "it('is itself', () => expect(sign(5)).toBe(5))\n",
  ],
  ['untested', 'lines', 'export const sign = (n: number) => n\n', ''],
]

/** Covers a small domain with the same command; every file with a hole must be named with its figure, and the one without a hole must not be. */
export async function plantedCoverage(): Promise<StepOutcome> {
  // Inside the checkout, because its tests import the test runner.
  const folder = join(cacheFolder, 'planted-coverage')
  await rm(folder, { recursive: true, force: true })
  const whole = ['whole', '', 'export const sign = (n: number) => n\n', "it('is', () => expect(sign(5)).toBe(5))\n"]
  for (const [file, , source = '', test = ''] of [...PLANTED, whole]) {
    const path = join(folder, COVERED, `${file}.ts`)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, source)
    const head = `import { expect, it } from 'vitest'\nimport { sign } from './${file}.ts'\n`
    if (test !== '') await writeFile(join(folder, COVERED, `${file}.test.ts`), head + test)
  }
  const { ok, complaints, output } = await cover(folder)
  const missed = PLANTED.filter(
    ([file, name]) => !complaints.some((line) => line.includes(name) && line.includes(`${COVERED}/${file}.ts`)),
  )
  const wrongly = complaints.some((line) => line.includes('whole.ts'))
  return {
    ok:
      !ok &&
      missed.length === 0 &&
      !wrongly &&
      EXCUSE.test('/* v8 ignore next */') &&
      EXCUSE.test('// Stryker disable all'),
    note: `${PLANTED.length - missed.length} of ${PLANTED.length}`,
    details: `not found: ${missed.map(([file]) => file).join(', ')}\n${output}`,
  }
}

interface Covered {
  /** Every test passed and everything was reached. */
  readonly ok: boolean
  /** By file, with the sum as `total`; undefined when nothing could be counted. */
  readonly summary: z.infer<typeof summarySchema> | undefined
  /** One line for each file and figure that falls short, and the lines of that file that nothing reached. */
  readonly complaints: readonly string[]
  readonly output: string
}

/** Runs the tests that stand in the domain of this tree, and counts what they reach of it. */
async function cover(root: string): Promise<Covered> {
  const reports = join(cacheFolder, 'coverage', relative(projectRoot, root))
  await rm(reports, { recursive: true, force: true })
  const { code, output } = await runNode(
    [
      packageFile('vitest', 'vitest.mjs'),
      ...['run', `--root=${root}`, `--dir=${join(root, COVERED)}`, '--testTimeout=20000'],
      // Nothing in this folder keeps a state, so its tests may share a process: half the time.
      ...['--isolate=false', '--coverage.enabled', '--coverage.provider=v8', `--coverage.include=${COVERED}/**/*.ts`],
      ...['--coverage.exclude=**/*.test.ts', '--coverage.thresholds.100', '--coverage.thresholds.perFile'],
      ...[`--coverage.reportsDirectory=${reports}`, '--coverage.reporter=json-summary', '--coverage.reporter=text'],
    ],
    { output: 'capture' },
  )
  const text = await readFile(join(reports, 'coverage-summary.json'), 'utf8').catch(() => undefined)
  const complaints = output.split('\n').filter((line) => line.startsWith('ERROR: Coverage') || isRowWithHole(line))
  return {
    ok: code === 0,
    summary: text === undefined ? undefined : summarySchema.parse(JSON.parse(text)),
    complaints,
    output,
  }
}

/** A row of the table on standard output that ends with line numbers: those that nothing reached. */
function isRowWithHole(line: string): boolean {
  return /^\s*\S+\.ts\s*\|.*\|\s*\d[\d,.\- ]*$/.test(line)
}
