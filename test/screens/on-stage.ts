import { afterAll, beforeAll, expect, type TestContext } from 'vitest'
import { chromium, findChromium, needs } from '../requirement.ts'
import { type OpenedScreen, openStage, type ScreenOptions, STAGE_TIMEOUT_MS, type Stage } from './opened-screen.ts'

/** What a test does with its own screen; what must not happen is checked when it has ended. */
export type ExpectOnScreen = (
  context: TestContext,
  options: ScreenOptions,
  run: (screen: OpenedScreen, stage: Stage) => Promise<void>,
) => Promise<void>

/** Sets the stage for the tests of one file, and gives each a fresh page of its own. */
export function onStage(): ExpectOnScreen {
  let stage: Stage | undefined

  beforeAll(async () => {
    const path = findChromium()
    if (path !== undefined) stage = await openStage(path)
  }, STAGE_TIMEOUT_MS)

  afterAll(async () => {
    await stage?.close()
  })

  return async (context, options, run) => {
    needs(context, chromium())
    if (stage === undefined) throw new Error('the stage was not set')
    const screen = await stage.open(options)
    try {
      await run(screen, stage)
      expect(screen.faults).toEqual([])
    } finally {
      await screen.close()
    }
  }
}

/** Holding takes its time, and a loaded machine takes more. */
const HEARD_WITHIN_MS = 8_000

/** Waits until the background has heard a command as often as said. */
export async function expectHeard(on: Stage, name: string, times: number): Promise<void> {
  await expect.poll(() => commandsSoFar(on, name), { timeout: HEARD_WITHIN_MS }).toBe(times)
}

export function commandsSoFar(on: Stage, name: string): number {
  return on.background.commands.filter((command) => command === name).length
}
