import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ADDRESSED } from '../../renderer/app/places.ts'
import { commandsSoFar, expectHeard, expectOnScreen, shareOneStage } from './on-screen.ts'

shareOneStage()

/** Every place and what can be opened within one. */
const ADDRESSES = [
  ...ADDRESSED,
  ...['batches/2026-1120-03', 'trays/of/2026-1120-03', 'trays/417', 'trays/417/7-5', 'batches/unknown', 'trays/9999'],
]

async function marks(page: Page) {
  return page.evaluate(() => {
    const watermark = document.querySelector('#play-mark')?.closest('svg')
    const place = watermark?.parentElement?.querySelector('main')
    const [seen, whole] = [watermark?.getBoundingClientRect(), place?.getBoundingClientRect()]
    return {
      words: watermark?.textContent ?? '',
      visible: watermark?.checkVisibility() ?? false,
      /** All of the place, whatever is shown there. */
      covers: seen !== undefined && whole !== undefined && seen.width >= whole.width && seen.height >= whole.height,
      strip: document.querySelector('section[aria-label="PLAY"]')?.checkVisibility() ?? false,
      title: document.title,
      icon: /icon-play/.test(document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.href ?? ''),
    }
  })
}

describe('play cannot be mistaken', () => {
  it.for(ADDRESSES)('at %s', (address, context) =>
    expectOnScreen(context, { scene: 'runningPlay', place: address }, async ({ page }) => {
      await page.getByRole('main').locator('h1').first().waitFor({ state: 'attached' })
      await expect
        .poll(() => marks(page))
        .toEqual({ words: 'PLAYPLAY', visible: true, covers: true, strip: true, title: 'PLAY · Ovoscope', icon: true })
    }),
  )

  it('and work bears no mark of it, not even after play', (context) =>
    expectOnScreen(context, { scene: 'runningPlay' }, async ({ page, show }) => {
      await expect.poll(() => page.title()).toBe('PLAY · Ovoscope')
      await show({ scene: 'running' })
      await expect
        .poll(() => marks(page))
        .toEqual({ words: '', visible: false, covers: false, strip: false, title: 'Ovoscope', icon: false })
    }))

  it('by the name of a file that was saved there', (context) =>
    expectOnScreen(context, { scene: 'runningPlay', place: 'batches/2026-1120-03' }, async ({ page }) => {
      for (const button of ['Record as PDF', 'Record as CSV', 'Eggs as CSV']) {
        const download = page.waitForEvent('download')
        await page.getByRole('button', { name: button }).click()
        expect((await download).suggestedFilename()).toMatch(/^training-/)
      }
    }))

  it('and is left by force only when somebody says so, for the line', (context) =>
    expectOnScreen(context, { scene: 'runningPlay', place: 'batches/2026-1120-03' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'leavePlay even with a batch')
      await page.getByRole('button', { name: 'Leave play' }).click()
      await page.getByRole('heading', { name: 'The training batch is still running' }).waitFor()
      await page.getByRole('button', { name: 'Go on training' }).click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      expect(commandsSoFar(on, 'leavePlay even with a batch')).toBe(before)
      await page.getByRole('button', { name: 'Leave play' }).click()
      await page.getByRole('button', { name: 'Stop it and leave' }).click()
      await expectHeard(on, 'leavePlay even with a batch', before + 1)
      // No batch of play is to be found outside.
      await page.waitForURL(/#\/line$/)
    }))
})
