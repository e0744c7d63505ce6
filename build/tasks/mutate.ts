import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { explainedSchema, mutationPage, mutationReportSchema, readMutations } from '../mutation/report.ts'
import { cacheFolder, projectRoot } from './project.ts'
import { packageFile, runNode } from './run-command.ts'

const CONFIG = 'build/mutation/stryker.config.json'
const STRYKER = packageFile('@stryker-mutator', 'core', 'bin', 'stryker.js')

/**
 * `npm run mutate`: changes the domain in small ways and asks its tests, then writes docs/mutation.md. Fails for a change that no test
 * notices and nobody has explained, for one that no test reaches, and for an explanation that nothing needs any more. `-- --quick` tries only
 * what has changed since the last run: minutes less, but blind to a better test of a constant. `-- electron/domain/tray` (folders or files)
 * tries those anew whatever the last run said, and of the rest what has changed. Options such as `--concurrency=1` go to Stryker.
 */
export async function run(args: readonly string[]): Promise<number> {
  await mkdir(join(cacheFolder, 'mutation'), { recursive: true })
  const places = args.filter((arg) => !arg.startsWith('--'))
  const options = args.filter((arg) => arg.startsWith('--') && arg !== '--quick')
  const again = places.length > 0 ? ['--force', '--mutate', places.map(modulesIn).join(',')] : undefined
  const whole = args.includes('--quick') || again !== undefined ? [] : ['--force']
  // What was tried of some places is in no page before the rest is in the same report.
  for (const scope of again === undefined ? [whole] : [again, whole]) {
    const { code } = await runNode([STRYKER, 'run', CONFIG, ...scope, ...options], { output: 'show' })
    if (code !== 0) return code
  }
  const report = mutationReportSchema.parse(await readJson(join(cacheFolder, 'mutation', 'report.json')))
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

function modulesIn(place: string): string {
  return place.endsWith('.ts') ? place : `${place.replace(/\/+$/, '')}/**/*.ts,!**/*.test.ts`
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'))
}
