import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { commandsSoFar, expectHeard, expectOnScreen, shareOneStage } from './on-screen.ts'
import { axeFindings } from './opened-screen.ts'

shareOneStage()

describe('why the line stands', () => {
  it('is said with one press, but "other" wants a few words', (context) =>
    expectOnScreen(context, { scene: 'paused' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'explainStop')
      await page.getByRole('button', { name: 'Other', exact: true }).click()
      await page.getByRole('button', { name: 'Keep', exact: true }).click()
      await page.getByText('Say in a few words what it was.').waitFor()
      expect(commandsSoFar(on, 'explainStop')).toBe(before)
      expect(await axeFindings(page)).toEqual([])
      await page.getByLabel('What was it? A few words').fill('A hen on the belt')
      await page.keyboard.press('Enter')
      await page.getByText('Said: Other (A hen on the belt)').waitFor()
      expect(commandsSoFar(on, 'explainStop')).toBe(before + 1)
      await page.getByRole('button', { name: 'Change', exact: true }).click()
      await page.getByRole('button', { name: 'Jam', exact: true }).click()
      await page.getByText('Said: Jam').waitFor()
      await expectHeard(on, 'explainStop', before + 2)
    }))
})

/** Everything that a batch must have, typed in. */
async function fillIn(page: Page): Promise<void> {
  await page.getByRole('img', { name: /^Drawing of a tray/ }).waitFor()
  await page.getByRole('combobox', { name: 'Flock', exact: true }).fill('lsl')
  await page.getByRole('option', { name: /^Flock 12/ }).click()
  await page.getByLabel('Setter', { exact: true }).fill('Setter 4')
  await page.keyboard.press('Escape')
  await page.getByLabel('Eggs were set at', { exact: true }).fill('2026-11-10T06:30')
}

describe('what is looked at before a batch begins', () => {
  it('says what to do when the model cannot take the pictures of the scanner', (context) =>
    expectOnScreen(context, { scene: 'smallPictures' }, async ({ page }) => {
      await fillIn(page)
      const row = page.getByRole('listitem').filter({ hasText: 'too small for this model' })
      await row.getByText('use a model made for this scanner', { exact: false }).waitFor()
      expect(await row.getByText('must be put right').count()).toBe(1)
      // What is accepted is ticked in a box of ordinary size.
      const known = page.getByRole('checkbox', { name: 'I know, begin all the same' })
      await known.check()
      const drawn = await known.locator('xpath=..').locator('svg').boundingBox()
      expect(drawn?.height).toBeLessThan(30)
      expect(await axeFindings(page)).toEqual([])
    }))

  it('says that nothing is known of the pictures of a scanner that is not there', (context) =>
    expectOnScreen(context, { scene: 'scannerAway' }, async ({ page }) => {
      await fillIn(page)
      const row = page.getByRole('listitem').filter({ hasText: 'Not known yet' })
      await row.getByText('no scanner has said what it makes', { exact: false }).waitFor()
      expect(await page.getByText('too small for this model').count()).toBe(0)
    }))
})
