import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder, projectRoot } from './project.ts'
import { packageFile, runNode } from './run-command.ts'
import { sourceHash } from './source-hash.ts'
import type { StepOutcome } from './step.ts'

/** Everything that goes into the screen. Test files are left out only where they cannot be imported anyway. */
const SOURCES = [
  'renderer/**/*.{ts,tsx,css,html,svg,json,woff2}',
  'electron/{base,domain,contract,rpc}/**/*.ts',
  'build/vite.renderer.config.ts',
  'package-lock.json',
]

const CONFIG = 'build/vite.renderer.config.ts'
const PAGE = join(projectRoot, 'dist', 'renderer', 'index.html')
const REMEMBERED = join(cacheFolder, 'renderer-hash')

/** Builds the screen into dist/renderer unless it is there already from the same sources. */
export async function ensureRenderer(): Promise<StepOutcome> {
  const hash = sourceHash(SOURCES)
  if (existsSync(PAGE) && (await readFile(REMEMBERED, 'utf8').catch(() => '')) === hash)
    return { ok: true, note: 'was fresh' }
  const vite = packageFile('vite', 'bin', 'vite.js')
  const { code, output } = await runNode([vite, 'build', '--config', CONFIG, '--logLevel', 'warn'], {
    output: 'capture',
  })
  if (code !== 0 || !existsSync(PAGE)) return { ok: false, details: output }
  await mkdir(cacheFolder, { recursive: true })
  await writeFile(REMEMBERED, hash)
  return { ok: true, note: 'built' }
}
