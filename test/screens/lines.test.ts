import { describe, expect, it } from 'vitest'
import { expectOnScreen, shareOneStage } from './on-screen.ts'
import { axeFindings } from './opened-screen.ts'

shareOneStage()

describe('several lines of one station', () => {
  it.for(['light', 'dark'] as const)('are a menu under the name of this one, %s', (theme, context) =>
    expectOnScreen(context, { scene: 'severalLines', theme }, async ({ page }) => {
      const button = page.getByRole('banner').getByRole('button', { name: 'Site Nord · Line 2' })
      await expect.poll(() => page.title()).toBe('Line 2 · Ovoscope')
      // An alarm of the other line is told by a mark that is not colour alone.
      await button.getByRole('img', { name: 'Priority A, most urgent' }).waitFor()
      await button.focus()
      await page.keyboard.press('Enter')
      const links = page.getByRole('navigation', { name: 'Lines' }).getByRole('link')
      await links.first().waitFor()
      const told = await links.evaluateAll((all) =>
        all.map((link) => [link.getAttribute('href'), link.getAttribute('aria-current'), link.textContent]),
      )
      expect(told).toEqual([
        ['?line=line-1', null, expect.stringMatching(/^Line 1Running · Scanner silent/)],
        ['#/line', 'true', expect.stringMatching(/^Line 2Running · Scanner streaming.*this line$/)],
        ['?line=line-3', null, expect.stringMatching(/^Line 3No batch · Scanner not found/)],
      ])
      expect(await axeFindings(page)).toEqual([])
      await page.keyboard.press('Escape')
      await links.first().waitFor({ state: 'detached' })
      expect(await button.evaluate((one) => one === document.activeElement)).toBe(true)
    }),
  )

  it('lead to each other by an address of their own', (context) =>
    expectOnScreen(context, { scene: 'severalLines' }, async ({ page }) => {
      await page.getByRole('banner').getByRole('button', { name: 'Site Nord · Line 2' }).click()
      await page
        .getByRole('navigation', { name: 'Lines' })
        .getByRole('link', { name: /^Line 3/ })
        .click()
      await expect.poll(() => new URL(page.url()).search).toBe('?line=line-3')
    }))

  it('are no menu where there is but one', (context) =>
    expectOnScreen(context, { scene: 'running' }, async ({ page }) => {
      await page.getByRole('banner').getByText('Site Nord · Line 2').waitFor()
      expect(await page.getByRole('button', { name: /Line 2/ }).count()).toBe(0)
      expect(await page.title()).toBe('Ovoscope')
    }))
})
