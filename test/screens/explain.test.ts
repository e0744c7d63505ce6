import { describe, expect, it } from 'vitest'
import { expectOnScreen, shareOneStage } from './on-screen.ts'
import { axeFindings } from './opened-screen.ts'

shareOneStage()

describe('why an egg was called what it was called', () => {
  it('tells prediction, class and action apart, with the nearest line and what lies beyond it', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'trays/417/7-5' }, async ({ page }) => {
      await page
        .getByText('Nearest line: Female, if it lives, 18.0 points away. Beyond it this egg would be: Uncertain.')
        .waitFor()
      const titles = await page.getByRole('heading', { level: 3 }).allTextContents()
      expect(titles.filter((title) => /^\d/.test(title))).toEqual([
        '1 · Prediction: what the model says',
        '2 · Class: what the recipe makes of it',
        '3 · Action: what follows',
      ])
      await page.getByText(/Calibrated on 16\s000 pictures; on 18\s585 others/).waitFor()
      await page.getByText(/All of those pictures were drawn/).waitFor()
      expect(await page.getByRole('row', { name: /^Male, if it lives/ }).textContent()).toContain('−78.0 points')
      await page.getByText('Keep: clear-cut.').waitFor()
      expect(await axeFindings(page)).toEqual([])
    }))

  it('shows the golden scans that are most alike with what is expected of them', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'trays/417/7-5' }, async ({ page }) => {
      const first = page.getByRole('img', { name: 'Golden scan 1 of sexnet 0.1.0' })
      await first.waitFor()
      expect(await page.getByRole('img', { name: /^Golden scan/ }).count()).toBe(3)
      await page.getByText('Expected: alive 0.99, female 0.97').waitFor()
    }))

  it('dims the attention map by keyboard, down to nothing', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'trays/417/7-5' }, async ({ page }) => {
      const picture = page.getByRole('img', { name: /^Picture of egg H6/ })
      await picture.waitFor()
      const colours = () =>
        picture.evaluate((canvas) => {
          const context = (canvas as HTMLCanvasElement).getContext('2d')
          const data = context?.getImageData(0, 0, 64, 64).data ?? new Uint8ClampedArray()
          let count = 0
          for (let at = 0; at < data.length; at += 4) if (data[at] !== data[at + 2]) count++
          return count
        })
      expect(await colours()).toBeGreaterThan(20)
      await page.getByLabel('Strength').focus()
      await page.keyboard.press('Home')
      await page.getByText('0 %', { exact: true }).waitFor()
      await expect.poll(colours).toBe(0)
      await page.getByLabel('Show where the model looked').uncheck()
      expect(await page.getByLabel('Strength').isDisabled()).toBe(true)
    }))

  it('says why a picture was unreadable, and what to do', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'trays/413/2-3', language: 'de' }, async ({ page }) => {
      const why = page.getByRole('note')
      await why.getByText(/Signal zu Rauschen 0,4 liegt unter 1,0/).waitFor()
      await why.getByText(/31,0 % der Bildpunkte sind am Anschlag/).waitFor()
      await why.getByText(/so hell wie 48,0 % des hellsten Inhalts/).waitFor()
      await why.getByText(/nur 37,0 % so weit zu sehen wie auf der anderen, weniger als 65,0 %/).waitFor()
      await page.getByText('Nach seinen Wahrscheinlichkeiten wurde nicht gefragt.').waitFor()
    }))

  it('says that an egg stands on its head', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'trays/417/3-3' }, async ({ page }) => {
      await page.getByText('It lies at the lower end: the egg stands on its head.').waitFor()
    }))

  it('shows the stored figures where the picture is not kept any more', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'trays/417/7-0' }, async ({ page }) => {
      await page.getByText(/The picture is not kept any more/).waitFor()
      await page.getByText('24.1').first().waitFor()
      expect(await page.getByText('Air cell', { exact: true }).count()).toBe(0)
    }))
})
