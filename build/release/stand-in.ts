import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Systems whose layout can be packed without their runtime; macOS needs its own tools. */
export type StandInPlatform = 'linux' | 'win32'

/** By this text @electron/fuses finds the fuses in an executable; after it come the version, their number and one character each. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSE_VERSION = 1
const FUSE_COUNT = 9
const FUSE_OFF = '0'

const LOCALES = ['en-US', 'de', 'fr']

/**
 * Makes a folder that electron-builder takes for Electron's runtime: everything is packed as for the real one, and nothing in it can
 * be started. For machines that cannot download the runtime, and for layouts of another system.
 */
export async function makeStandIn(folder: string, platform: StandInPlatform, electronVersion: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(join(folder, 'locales'), { recursive: true })
  await mkdir(join(folder, 'resources'))
  const executable = Buffer.concat([
    Buffer.from(`stand-in for Electron ${electronVersion}; cannot be started\n`),
    Buffer.from(FUSE_SENTINEL),
    Buffer.from([FUSE_VERSION, FUSE_COUNT]),
    Buffer.from(FUSE_OFF.repeat(FUSE_COUNT)),
  ])
  await writeFile(join(folder, platform === 'win32' ? 'electron.exe' : 'electron'), executable, { mode: 0o755 })
  for (const locale of LOCALES) await writeFile(join(folder, 'locales', `${locale}.pak`), '')
  await writeFile(join(folder, 'LICENSE'), 'stand-in\n')
  await writeFile(join(folder, 'version'), electronVersion)
}
