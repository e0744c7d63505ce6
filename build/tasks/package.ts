import { join } from 'node:path'
import { commandLine } from '../../electron/command/command-line.ts'
import { makeHeadlessTree } from '../release/headless-tree.ts'
import { type Layout, type PackPlatform, packLayout, runBuilder, runtimeFor } from '../release/pack.ts'
import { ensureDesktop } from './desktop-build.ts'
import { projectRoot } from './project.ts'
import { ensureRenderer } from './renderer-build.ts'
import { step } from './step.ts'

const OUTPUT = join(projectRoot, 'out')
const USAGE = `npm run package -- [--installers]
The program as a folder for this system, and as a tree for boxes without a screen, into out/.
--installers builds the signed installers of this system instead; it downloads Electron and the tools that make them.`

/** `npm run package`. */
export async function run(args: readonly string[]): Promise<number> {
  const { installers } = commandLine({ usage: USAGE, flags: ['installers'] }, args)
  const platform = packPlatform()
  if (platform === undefined) {
    console.error(`There is no package for ${process.platform}: Linux, Windows and macOS have one.`)
    return 2
  }
  const built = [await step('screen', ensureRenderer), await step('desktop processes', ensureDesktop)]
  if (!built.every(({ ok }) => ok)) return 1
  return installers ? makeInstallers(platform) : makeLayout(platform)
}

async function makeLayout(platform: PackPlatform): Promise<number> {
  const runtime = runtimeFor(platform)
  let layout: Layout | undefined
  const packed = await step('layout', async () => {
    const end = await packLayout({ platform, arch: process.arch, runtime, outputFolder: OUTPUT })
    if (!end.ok) return end
    layout = end.layout
    return { ok: true, note: end.layout.folder }
  })
  if (!packed.ok || layout === undefined) return 1
  const { resources } = layout
  const folder = join(OUTPUT, `headless-${platform}-${process.arch}`)
  const tree = await step('headless tree', async () => {
    const hasNode = await makeHeadlessTree({ resources, folder, platform, arch: process.arch })
    return { ok: true, note: hasNode ? folder : `${folder} (without Node: there is none for this system)` }
  })
  console.log(
    runtime.kind === 'electron'
      ? `The layout holds the Electron runtime from ${runtime.folder}. It is unsigned: for trying out, not for giving away.`
      : 'The layout holds a STAND-IN for Electron, because the runtime is not on this machine: everything but the program itself is real.',
  )
  return tree.ok ? 0 : 1
}

/** Reads the release configuration as it stands: what cannot be signed or downloaded ends it. */
async function makeInstallers(platform: PackPlatform): Promise<number> {
  const publisher = process.env['OVOSCOPE_PUBLISHER_NAME']
  const named = platform === 'win32' && publisher ? [`-c.win.signtoolOptions.publisherName=${publisher}`] : []
  const system = { linux: '--linux', win32: '--win', darwin: '--mac' }[platform]
  const { code } = await runBuilder([system, '--publish', 'never', ...named], 'show')
  return code
}

function packPlatform(): PackPlatform | undefined {
  const { platform } = process
  return platform === 'linux' || platform === 'win32' || platform === 'darwin' ? platform : undefined
}
