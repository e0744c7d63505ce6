import { globSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { commandLine } from '../../electron/command/command-line.ts'
import { text, wholeNumber } from '../../electron/command/typed-values.ts'
import {
  explainedSchema,
  type MutationReport,
  mutationPage,
  mutationReportSchema,
  readMutations,
} from '../mutation/report.ts'
import { cacheFolder, projectRoot } from './project.ts'
import { packageFile, runNode } from './run-command.ts'

const CONFIG = 'build/mutation/stryker.config.json'

/** What is mutated together: modules, and the tests beside them, which must notice. */
interface Part {
  readonly name: string
  readonly modules: string
  readonly tests: string
}

const CORES_MAX = 256
const USAGE = `npm run mutate -- [folder …] [--quick] [--concurrency N]
Changes the rules in small ways and asks the tests beside them, folder by folder, then writes docs/mutation.md. About an hour. Fails for a change
that no test notices and nobody has explained, for one that no test reaches, and for an explanation that nothing needs any more.

  folder           such as electron/domain/tray: tries those anew and is quick about the others
  --quick          tries only what has changed since the last run, but is blind to a better test of a constant
  --concurrency N  so many tests beside each other`

/** `npm run mutate`. */
export async function run(args: readonly string[]): Promise<number> {
  const {
    quick,
    concurrency,
    rest: chosen,
  } = commandLine(
    {
      usage: USAGE,
      flags: ['quick'],
      options: { concurrency: wholeNumber(1, CORES_MAX).optional() },
      rest: text(),
    },
    args,
  )
  const options = concurrency === undefined ? [] : [`--concurrency=${concurrency}`]
  const all = parts()
  const unknown = chosen.filter((name) => !all.some((part) => part.name === name))
  if (unknown.length > 0) {
    console.error(`Not mutated: ${unknown.join(', ')}. There are: ${all.map(({ name }) => name).join(', ')}`)
    return 2
  }
  await mkdir(join(cacheFolder, 'mutation'), { recursive: true })
  const files: MutationReport['files'] = {}
  for (const part of all) {
    const anew = chosen.length > 0 ? chosen.includes(part.name) : !quick
    const found = await mutate(part, [...(anew ? ['--force'] : []), ...options])
    if (found === undefined) return 1
    Object.assign(files, found)
  }
  return judge({ files })
}

/** Every folder of the domain by itself; of the pipeline what decides and what sends. */
function parts(): Part[] {
  const modules = globSync('electron/domain/**/*.ts', { cwd: projectRoot })
  const folders = [...new Set(modules.map((path) => dirname(path).split(sep).join('/')))].sort()
  return [
    ...[...folders, 'electron/pipeline/decide'].map((name) => ({
      ...{ name, modules: `${name}/*.ts,!**/*.test.ts` },
      tests: `${name}/*.test.ts`,
    })),
    { name: 'sending', modules: 'electron/pipeline/sending.ts', tests: 'electron/pipeline/sending.test.ts' },
  ]
}

/** What became of every change in these modules; undefined when the run itself failed. */
async function mutate({ name, modules, tests }: Part, options: readonly string[]) {
  console.log(`\n${name}`)
  const known = join(cacheFolder, 'mutation', `${name.replaceAll('/', '-')}.json`)
  const stryker = packageFile('@stryker-mutator', 'core', 'bin', 'stryker.js')
  const { code } = await runNode(
    [stryker, 'run', CONFIG, '--mutate', modules, '--incrementalFile', known, ...options],
    { output: 'show', env: { OVOSCOPE_MUTATED_TESTS: tests } },
  )
  if (code !== 0) return undefined
  // Older entries of other folders say nothing any more.
  const { files } = mutationReportSchema.parse(await readJson(known))
  return Object.fromEntries(Object.entries(files).filter(([path]) => path === modules || dirname(path) === name))
}

async function judge(report: MutationReport): Promise<number> {
  const explained = explainedSchema.parse(await readJson(join(projectRoot, 'build', 'mutation', 'explained.json')))
  const result = readMutations(report, explained)
  await writeFile(join(projectRoot, 'docs', 'mutation.md'), mutationPage(result))
  const unreached = result.files.filter(({ unreached: count }) => count > 0)
  for (const { file, lineNumber, line, replacement } of result.unexplained)
    console.error(`not noticed: ${file}:${lineNumber}: ${line} → ${replacement}`)
  for (const { file, unreached: count } of unreached)
    console.error(`reached by no test of the domain: ${file}, ${count} changes`)
  for (const { file, line, replacement } of result.stale)
    console.error(`explained in vain: ${file}: ${line} → ${replacement}`)
  return result.unexplained.length + unreached.length + result.stale.length === 0 ? 0 : 1
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'))
}
