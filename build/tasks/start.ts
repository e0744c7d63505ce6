import { join } from 'node:path'
import { endCommand } from '../../electron/command/command-line.ts'
import { obstacleToFolder } from '../../electron/command/named-folder.ts'
import { readArguments, USAGE } from '../../electron/processes/headless/arguments.ts'
import { ensureDesktop } from './desktop-build.ts'
import { electronRuntime } from './electron-runtime.ts'
import { projectRoot } from './project.ts'
import { ensureRenderer } from './renderer-build.ts'
import { runCommand, runNode } from './run-command.ts'
import { step } from './step.ts'

const HEADLESS = join(projectRoot, 'electron', 'processes', 'headless', 'main.ts')

const OWN_USAGE = `npm start -- [options]
The console as a desktop app, or, where that cannot be, the same console in a browser.

  --headless        asks for the browser
  --retry-download  forgets that the desktop app's runtime could not be downloaded

All other options go to the console:

${USAGE}`

/** `npm start`. What the console would refuse is refused here, before anything is built. */
export async function run(args: readonly string[]): Promise<number> {
  const own = new Set(['--headless', '--retry-download'])
  const passedOn = args.filter((argument) => !own.has(argument))
  const asked = readArguments(passedOn)
  if (!asked.ok) return endCommand({ kind: 'wrong', problems: [asked.error] }, OWN_USAGE)
  if (asked.value.help) return endCommand({ kind: 'help' }, OWN_USAGE)
  const { data } = asked.value
  const obstacle = data === undefined ? undefined : obstacleToFolder(data)
  if (obstacle !== undefined) {
    console.error(`The data cannot lie in ${data}: ${obstacle}.`)
    return 2
  }
  const screen = await step('screen', ensureRenderer)
  if (!screen.ok) return 1
  if (!args.includes('--headless')) {
    const obstacle = noWindowReason(process.platform, process.env, process.getuid?.())
    const runtime =
      obstacle === undefined
        ? await electronRuntime(Date.now(), args.includes('--retry-download'))
        : { missing: obstacle }
    if ('path' in runtime) return startDesktop(runtime.path, passedOn)
    console.log(`No desktop window: ${runtime.missing}. The same console follows in the browser.`)
  }
  const { code } = await runNode([HEADLESS, ...passedOn], { output: 'show' })
  return code
}

async function startDesktop(electron: string, args: readonly string[]): Promise<number> {
  const desktop = await step('desktop processes', ensureDesktop)
  if (!desktop.ok) return 1
  const { code } = await runCommand(electron, [projectRoot, ...args], { output: 'show' })
  return code
}

/** Why no window can open here however good the runtime is, or undefined. Asked before anything is downloaded. */
export function noWindowReason(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  userId: number | undefined,
): string | undefined {
  if (platform !== 'linux') return undefined
  const hasScreen = [environment['DISPLAY'], environment['WAYLAND_DISPLAY']].some(
    (value) => value !== undefined && value !== '',
  )
  if (!hasScreen) return 'this session has no screen (neither DISPLAY nor WAYLAND_DISPLAY is set)'
  // Chromium's sandbox refuses root, and we never switch the sandbox off.
  if (userId === 0) return 'Electron does not run as root with its sandbox on'
  return undefined
}
