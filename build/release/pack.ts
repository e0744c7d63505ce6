import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findElectron } from '../tasks/electron-runtime.ts'
import { cacheFolder, projectRoot } from '../tasks/project.ts'
import { packageFile, runNode } from '../tasks/run-command.ts'
import { makeStandIn, type StandInPlatform } from './stand-in.ts'

export type PackPlatform = 'linux' | 'win32' | 'darwin'

/** Where the runtime in a layout comes from. */
export type Runtime = { readonly kind: 'electron'; readonly folder: string } | { readonly kind: 'stand-in' }

export interface LayoutWish {
  readonly platform: PackPlatform
  readonly arch: string
  readonly runtime: Runtime
  /** Absolute; its contents are replaced. */
  readonly outputFolder: string
}

export interface Layout {
  /** Folder of the packed program. */
  readonly folder: string
  readonly resources: string
  /** The renamed Electron, which holds the fuses. */
  readonly executable: string
}

export type PackEnd = { readonly ok: true; readonly layout: Layout } | { readonly ok: false; readonly details: string }

const FLAGS: Readonly<Record<PackPlatform, string>> = { linux: '--linux', win32: '--win', darwin: '--mac' }
const LAYOUT_FOLDERS: Readonly<Record<PackPlatform, string>> = {
  linux: 'linux-unpacked',
  win32: 'win-unpacked',
  darwin: 'mac',
}

/** Packing takes seconds; a hung package manager must not hold up everything. */
const PACK_TIMEOUT_MS = 5 * 60_000

/** The runtime that is on this machine for this system, or the stand-in. */
export function runtimeFor(platform: PackPlatform): Runtime {
  const executable = platform === process.platform ? findElectron() : undefined
  if (executable === undefined) return { kind: 'stand-in' }
  // On macOS the executable lies three folders deep in Electron.app.
  const up = platform === 'darwin' ? ['..', '..', '..'] : []
  return { kind: 'electron', folder: join(dirname(executable), ...up) }
}

/** Packs the program as a folder, by the release configuration and the few changes that a layout needs. */
export async function packLayout(wish: LayoutWish): Promise<PackEnd> {
  const { platform, arch, runtime, outputFolder } = wish
  if (runtime.kind === 'stand-in' && platform === 'darwin')
    return { ok: false, details: 'A layout for macOS needs its Electron runtime: there is no stand-in for it.' }
  const electronFolder = runtime.kind === 'electron' ? runtime.folder : join(cacheFolder, 'stand-in', platform)
  if (runtime.kind === 'stand-in' && platform !== 'darwin')
    await makeStandIn(electronFolder, platform satisfies StandInPlatform, electronVersion())
  const overrides = layoutOverrides(platform, runtime).map(([key, value]) => `-c.${key}=${value}`)
  const args = [FLAGS[platform], 'dir', `--${arch}`, '--publish', 'never', ...overrides]
  const places = [`-c.electronDist=${electronFolder}`, `-c.directories.output=${outputFolder}`]
  const end = await runBuilder([...args, ...places], 'capture')
  const folder = join(outputFolder, LAYOUT_FOLDERS[platform] + (arch === 'x64' ? '' : `-${arch}`))
  if (end.code !== 0 || !existsSync(folder)) return { ok: false, details: end.output }
  return { ok: true, layout: layoutIn(folder, platform) }
}

/** What is changed for a layout and must never stand in the release configuration; a test holds it against that. */
export function layoutOverrides(platform: PackPlatform, { kind }: Runtime): readonly (readonly [string, string])[] {
  // A layout is tried out here and given to nobody.
  const unsigned: [string, string][] =
    platform === 'linux' ? [] : [[`${builderName(platform)}.forceCodeSigning`, 'false']]
  if (kind === 'electron' || platform !== 'win32') return unsigned
  // The stand-in is no Windows program: nothing can be written into it.
  return [...unsigned, ['disableAsarIntegrity', 'true'], ['win.signAndEditExecutable', 'false']]
}

/** Runs electron-builder on the release configuration. */
export function runBuilder(args: readonly string[], output: 'show' | 'capture') {
  return runNode([packageFile('electron-builder', 'cli.js'), ...args], {
    output,
    ...(output === 'capture' ? { timeoutMs: PACK_TIMEOUT_MS } : {}),
    // Without a terminal it must not look for newer versions of itself.
    env: { NO_UPDATE_NOTIFIER: '1' },
  })
}

export function electronVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(join(projectRoot, 'node_modules', 'electron', 'package.json'), 'utf8'),
  )
  return typeof manifest === 'object' && manifest !== null ? String(Reflect.get(manifest, 'version')) : ''
}

function builderName(platform: PackPlatform): string {
  return platform === 'win32' ? 'win' : platform === 'darwin' ? 'mac' : 'linux'
}

function layoutIn(folder: string, platform: PackPlatform): Layout {
  const contents = join(folder, 'Ovoscope.app', 'Contents')
  if (platform === 'darwin')
    return { folder, resources: join(contents, 'Resources'), executable: join(contents, 'MacOS', 'Ovoscope') }
  const executable = join(folder, platform === 'win32' ? 'Ovoscope.exe' : 'ovoscope')
  return { folder, resources: join(folder, 'resources'), executable }
}
