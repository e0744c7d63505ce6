import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeFindings, type ScreenSize } from './opened-screen.ts'

/** A large screen, the usual one of a line, and the smallest. */
export const SIZES = [
  [1920, 1080],
  [1366, 768],
  [1024, 768],
] as const satisfies readonly ScreenSize[]

/** Axe finds nothing, and nothing stands out at the side; `drawn` is what to wait for at each size. */
export async function expectFitsEverySize(page: Page, drawn: Locator): Promise<void> {
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height })
    await drawn.waitFor()
    expect(await axeFindings(page)).toEqual([])
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect([width, wider]).toEqual([width, 0])
  }
}
