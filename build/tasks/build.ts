import { commandLine } from '../../electron/command/command-line.ts'
import { ensureDesktop } from './desktop-build.ts'
import { ensureRenderer } from './renderer-build.ts'
import { step } from './step.ts'

/** `npm run build`: the screen and the desktop processes, into dist/. */
export async function run(args: readonly string[]): Promise<number> {
  commandLine({ usage: 'npm run build\nThe screen and the desktop processes, into dist/.' }, args)
  const steps = [await step('screen', ensureRenderer), await step('desktop processes', ensureDesktop)]
  return steps.every(({ ok }) => ok) ? 0 : 1
}
