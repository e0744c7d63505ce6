import { chmod, copyFile, cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { extractAll } from '@electron/asar'
import { packageFile } from '../tasks/run-command.ts'
import { PACKED_MANIFEST_FILE, packedManifest } from './hash-files.ts'

/** Entry of the console without Electron, below the tree. */
export const HEADLESS_ENTRY = 'dist/processes/headless.js'

const LAUNCHER = `#!/bin/sh
# Starts the console without a screen; --help lists what it can be told.
here=$(dirname "$(readlink -f "$0")")
exec "$here/bin/node" "$here/${HEADLESS_ENTRY}" "$@"
`

export interface HeadlessTreeWish {
  /** `resources` of a packed layout. */
  readonly resources: string
  /** Absolute; its contents are replaced. */
  readonly folder: string
  readonly platform: string
  readonly arch: string
}

/**
 * The program for a box without a screen: the very files of the desktop package, taken out of its archive, beside the models and,
 * where the project has it for that system, Node itself. Answers whether Node is in it.
 */
export async function makeHeadlessTree({ resources, folder, platform, arch }: HeadlessTreeWish): Promise<boolean> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  extractAll(join(resources, 'app.asar'), folder)
  // Only Electron can run these.
  for (const part of ['main', 'preload']) await rm(join(folder, 'dist', part), { recursive: true })
  await cp(join(resources, 'models'), join(folder, 'models'), { recursive: true })
  await copyFile(join(resources, 'sbom.cdx.json'), join(folder, 'sbom.cdx.json'))
  const manifest = packedManifest(folder, ['dist', 'node_modules', 'models'], ['dist', 'node_modules'])
  await writeFile(join(folder, PACKED_MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`)
  return addNode(folder, platform, arch)
}

async function addNode(folder: string, platform: string, arch: string): Promise<boolean> {
  const name = platform === 'win32' ? 'node.exe' : 'node'
  await mkdir(join(folder, 'bin'))
  try {
    const carrier = `node-${platform === 'win32' ? 'win' : platform}-${arch}`
    await copyFile(packageFile(carrier, 'bin', name), join(folder, 'bin', name))
  } catch {
    // No such package on this system: whoever installs the tree brings Node.
    return false
  }
  await chmod(join(folder, 'bin', name), 0o755)
  if (platform !== 'win32') await writeFile(join(folder, 'ovoscope-headless'), LAUNCHER, { mode: 0o755 })
  return true
}
