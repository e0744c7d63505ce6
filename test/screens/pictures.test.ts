import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { expectOnScreen, shareOneStage } from './on-screen.ts'
import { axeFindings } from './opened-screen.ts'

shareOneStage()

describe('pictures for people', () => {
  it('stand in every cell of a tray with the class beside them, and cells are still reached by keyboard', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'trays/417' }, async ({ page }) => {
      await page.getByText('Picture', { exact: true }).click()
      const shown = page.locator('a[data-cell="0-1"] image')
      await shown.waitFor({ state: 'attached' })
      // Nothing is kept of the first column: the class stands alone there.
      expect(await page.locator('a[data-cell="0-0"] image').count()).toBe(0)
      await page.getByRole('link', { name: /^A1: / }).focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Egg A2' }).waitFor()
      expect(await axeFindings(page)).toEqual([])
    }))

  it('are not made by a program that may not, and it says so', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'trays/410', language: 'de' }, async ({ page }) => {
      await page.getByText('Bild', { exact: true }).click()
      await page.getByText(/Dieses Programm kann hier keine Bilder herstellen/).waitFor()
    }))

  it('lead from attempt to attempt in a filmstrip', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'trays/417/8-5' }, async ({ page }) => {
      const first = page.getByRole('button', { name: 'Attempt 1, map 1' })
      await first.waitFor()
      expect(await page.getByRole('button', { name: 'Attempt 2, map 1' }).getAttribute('aria-pressed')).toBe('true')
      await first.focus()
      await page.keyboard.press('Enter')
      await page.getByRole('img', { name: 'Picture of egg I6, attempt 1' }).waitFor()
      expect(await first.getAttribute('aria-pressed')).toBe('true')
    }))

  it('are saved as files of 16 bit', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'trays/417/7-5' }, async ({ page }) => {
      const save = async (name: string) => {
        const download = page.waitForEvent('download')
        await page.getByRole('button', { name }).click()
        return await download
      }
      const png = await save('PNG, 16 bit')
      expect(png.suggestedFilename()).toBe('egg-T2.png')
      // Bits of one sample, in the head of the file.
      expect(readFileSync(await png.path())[24]).toBe(16)
      expect((await save('TIFF, 16 bit')).suggestedFilename()).toBe('egg.tiff')
    }))
})
