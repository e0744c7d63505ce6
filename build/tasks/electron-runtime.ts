import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder, projectRoot } from './project.ts'
import { packageFile, runNode } from './run-command.ts'

/** Long enough for a hundred megabytes over a slow line, short enough to wait for without a second thought. */
const DOWNLOAD_TIMEOUT_MS = 60_000
const PROGRESS_EVERY_MS = 5_000
/** After this a failed download is worth another attempt: networks change. */
const REMEMBER_FAILURE_MS = 7 * 24 * 3_600_000

const REMEMBERED = join(cacheFolder, 'electron-runtime.json')

const EXECUTABLES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
  linux: 'electron',
}

/** Path of Electron's executable, if the runtime is on this machine: carried in by hand, or downloaded before. */
export function findElectron(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const executable = EXECUTABLES[process.platform]
  if (executable === undefined) return undefined
  const carriedIn = environment['ELECTRON_OVERRIDE_DIST_PATH']
  const folders = [...(carriedIn === undefined ? [] : [carriedIn]), packageFile('electron', 'dist')]
  return folders.map((folder) => join(folder, executable)).find((path) => existsSync(path))
}

export type RuntimeAnswer =
  | { readonly path: string }
  /** Why there is none, for the one line that is printed. */
  | { readonly missing: string }

/** The runtime, after one attempt to download it. A failed attempt is remembered with its date and not repeated each time. */
export async function electronRuntime(nowMs: number, retry: boolean): Promise<RuntimeAnswer> {
  const present = findElectron()
  if (present !== undefined) return { path: present }
  const version = electronVersion()
  const remembered = retry
    ? undefined
    : rememberedFailure(await readFile(REMEMBERED, 'utf8').catch(() => ''), version, nowMs)
  if (remembered !== undefined) return { missing: remembered }
  const reason = await download(version)
  const path = findElectron()
  if (reason === undefined && path !== undefined) return { path }
  const failure: Failure = {
    triedAt: new Date(nowMs).toISOString(),
    version,
    reason: reason ?? 'nothing was unpacked',
  }
  await mkdir(cacheFolder, { recursive: true })
  await writeFile(REMEMBERED, `${JSON.stringify(failure)}\n`)
  return { missing: `its download failed: ${failure.reason}` }
}

interface Failure {
  readonly triedAt: string
  readonly version: string
  readonly reason: string
}

/** What to say of a failure that was written down, or undefined if there was none, it is too old, or it was another version. */
export function rememberedFailure(text: string, version: string, nowMs: number): string | undefined {
  const failure = parseFailure(text)
  if (failure === undefined || failure.version !== version) return undefined
  const ageMs = nowMs - Date.parse(failure.triedAt)
  // A clock that was set back must not remember for ever.
  if (!(ageMs >= 0 && ageMs < REMEMBER_FAILURE_MS)) return undefined
  return `its download failed on ${failure.triedAt.slice(0, 10)} (${failure.reason}); to try again: npm start -- --retry-download`
}

function parseFailure(text: string): Failure | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return undefined
    const read = (key: string): string => String(Reflect.get(value, key))
    return { triedAt: read('triedAt'), version: read('version'), reason: read('reason') }
  } catch {
    return undefined
  }
}

/** One attempt by the package's own installer, which checks what it got against the hashes in the package. Answers what went wrong. */
async function download(version: string): Promise<string | undefined> {
  console.log(`Downloading the Electron ${version} runtime, once (at most ${DOWNLOAD_TIMEOUT_MS / 1000} s) …`)
  const startedMs = performance.now()
  const progress = setInterval(() => {
    console.log(`  … ${Math.round((performance.now() - startedMs) / 1000)} s`)
  }, PROGRESS_EVERY_MS)
  const end = await runNode([packageFile('electron', 'install.js')], {
    output: 'capture',
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
    env: { ELECTRON_OVERRIDE_DIST_PATH: '' },
  })
  clearInterval(progress)
  if (end.code === 0) return undefined
  if (end.timedOut) return `not done after ${DOWNLOAD_TIMEOUT_MS / 1000} s`
  return /^\s*\w*Error: (.*)$/m.exec(end.output)?.[1] ?? end.output.trim().split('\n')[0] ?? 'unknown reason'
}

function electronVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(join(projectRoot, 'node_modules', 'electron', 'package.json'), 'utf8'),
  )
  return typeof manifest === 'object' && manifest !== null ? String(Reflect.get(manifest, 'version')) : 'unknown'
}
