import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, posix, relative, sep } from 'node:path'
import { cacheFolder, projectRoot } from '../tasks/project.ts'
import { packageFile, runNode } from '../tasks/run-command.ts'
import type { StepOutcome } from '../tasks/step.ts'

/** One configuration per runtime: what a file may use is what its process has. */
const RUNTIMES = ['pure', 'node', 'main', 'preload', 'renderer', 'test', 'tools'] as const

/** Names that a pure file must not know. All must fail to compile when planted among the pure files. */
const NOT_PURE = [
  'Buffer',
  'process',
  'document',
  'window',
  'setTimeout',
  'TextEncoder',
  'structuredClone',
  'fetch',
  'performance',
]

/** `tsc` for every runtime. */
export async function types(): Promise<StepOutcome> {
  const failures: string[] = []
  let files = 0
  for (const runtime of RUNTIMES) {
    const { code, output } = await compile(join(projectRoot, 'build', `tsconfig.${runtime}.json`))
    files += ownFiles(output).length
    const errors = output.split('\n').filter((line) => line.includes('error TS'))
    if (code !== 0) failures.push(`${runtime}:\n${errors.join('\n') || output}`)
  }
  return {
    ok: failures.length === 0 && files > 0,
    note: `${RUNTIMES.length} runtimes, ${files} files`,
    details: failures.join('\n'),
  }
}

/** Compiles the pure files with a planted one among them that uses the DOM and Node; every use must be an error. */
export async function plantedTypes(): Promise<StepOutcome> {
  const folder = join(cacheFolder, 'planted-types')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const pureConfig = join(projectRoot, 'build', 'tsconfig.pure.json')
  await writeFile(
    join(folder, 'planted.ts'),
    NOT_PURE.map((name, at) => `export const planted${at} = ${name}\n`).join(''),
  )
  // Among the real files, because a type reference in any of them would let the names in for all.
  const toBuild = slashed(relative(folder, join(projectRoot, 'build')))
  const include = readIncludes(await readFile(pureConfig, 'utf8')).map((glob) => posix.join(toBuild, glob))
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: slashed(relative(folder, pureConfig)),
      include: ['planted.ts', ...include],
      exclude: [posix.join(toBuild, '../**/*.test.ts')],
    }),
  )
  const { output } = await compile(join(folder, 'tsconfig.json'))
  const missed = NOT_PURE.filter((name, at) => !new RegExp(`planted\\.ts\\(${at + 1},.*'${name}'`).test(output))
  return {
    ok: missed.length === 0,
    note: `${NOT_PURE.length - missed.length} of ${NOT_PURE.length}`,
    details: `compiled in a pure file although it must not: ${missed.join(', ')}\n${output.slice(0, 2000)}`,
  }
}

function compile(config: string): Promise<{ code: number; output: string }> {
  return runNode([packageFile('typescript', 'bin', 'tsc'), '-p', config, '--pretty', 'false', '--listFiles'], {
    output: 'capture',
  })
}

function ownFiles(output: string): string[] {
  const own = slashed(projectRoot)
  return output.split('\n').filter((line) => line.startsWith(own) && !line.includes('node_modules'))
}

/** The compiler writes and reads paths with forward slashes on every system. */
function slashed(path: string): string {
  return path.split(sep).join('/')
}

/** The configuration is JSON with whole-line comments. */
function readIncludes(config: string): string[] {
  const value: unknown = JSON.parse(config.replace(/^\s*\/\/.*$/gm, ''))
  const include: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'include') : undefined
  return Array.isArray(include) ? include.filter((glob) => typeof glob === 'string') : []
}
