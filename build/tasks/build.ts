import { ensureDesktop } from './desktop-build.ts'
import { ensureRenderer } from './renderer-build.ts'
import { step } from './step.ts'

/** `npm run build`: the screen and the desktop processes, into dist/. */
export async function run(): Promise<number> {
  const steps = [await step('screen', ensureRenderer), await step('desktop processes', ensureDesktop)]
  return steps.every(({ ok }) => ok) ? 0 : 1
}
