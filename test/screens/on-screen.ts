import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, type TestContext } from 'vitest'
import { chromium, findChromium, needs } from '../requirement.ts'
import { type OpenedScreen, openStage, type ScreenOptions, STAGE_TIMEOUT_MS, type Stage } from './opened-screen.ts'

let stage: Stage | undefined

/** Called once by a suite: one browser and one background for all its tests. */
export function shareOneStage(): void {
  beforeAll(async () => {
    const path = findChromium()
    if (path !== undefined) stage = await openStage(path)
  }, STAGE_TIMEOUT_MS)
  afterAll(async () => {
    await stage?.close()
  })
}

/** A fresh page of its own for every test; what must not happen is checked when the test has ended. */
export async function expectOnScreen(
  context: TestContext,
  options: ScreenOptions,
  run: (screen: OpenedScreen, stage: Stage) => Promise<void>,
): Promise<void> {
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

/** Holding takes its time, and a loaded machine takes more. */
const HEARD_WITHIN_MS = 8_000

/** Waits until the background has heard a command as often as said. */
export async function expectHeard(on: Stage, name: string, times: number): Promise<void> {
  await expect.poll(() => commandsSoFar(on, name), { timeout: HEARD_WITHIN_MS }).toBe(times)
}

export function commandsSoFar(on: Stage, name: string): number {
  return on.background.commands.filter((command) => command === name).length
}

/** The one primary action of the screen. */
export function primary(page: Page, name: string) {
  return page.getByRole('main').getByRole('button', { name, exact: true })
}
