import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { REFUSED_TROLLEY } from '../fake/batch-life.ts'
import { commandsSoFar, expectHeard, expectOnScreen, primary, shareOneStage } from './on-screen.ts'
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

describe('the record of a batch in which the model was switched', () => {
  it('names each from when and by whom, and how many eggs it decided', (context) =>
    expectOnScreen(context, { scene: 'closed', place: 'batches/2026-1120-03' }, async ({ page }) => {
      const card = page.getByRole('region', { name: 'Models that judged' })
      await card.getByText(/phantomnet-1.1.0, with which the batch began/).waitFor()
      await card.getByText(/phantomnet-1.2.0, switched by M. Visser/).waitFor()
      await card.getByText(/back to phantomnet-1.1.0, by K. Lindqvist/).waitFor()
      await card.getByText('phantomnet-1.2.0 decided 517 eggs (541 scans)').waitFor()
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

describe('the next batch', () => {
  it('is prepared while one runs, and stands in the form once that one is closed', (context) =>
    expectOnScreen(context, { scene: 'running' }, async ({ page, show }, on) => {
      const kept = commandsSoFar(on, 'saveBatchDraft')
      await page.getByRole('button', { name: 'Prepare the next batch', exact: true }).click()
      await page.getByText('Nothing is prepared yet.').waitFor()
      await primary(page, 'Keep it').click()
      await page.getByText('Please fill in.').first().waitFor()
      expect(await axeFindings(page)).toEqual([])
      await fillIn(page)
      const trolley = page.getByLabel('Trolley, optional', { exact: true })
      await trolley.fill(REFUSED_TROLLEY)
      await primary(page, 'Keep it').click()
      await page.getByRole('alert').getByText('the disk did not store it', { exact: false }).waitFor()
      expect(commandsSoFar(on, 'saveBatchDraft')).toBe(kept)
      await trolley.fill('T12')
      await primary(page, 'Keep it').click()
      await page.getByText('Prepared: Flock 12, Setter 4').waitFor()
      expect(commandsSoFar(on, 'saveBatchDraft')).toBe(kept + 1)
      await show({ scene: 'closed' })
      await primary(page, 'New batch').click()
      await page.getByText('This batch was prepared beforehand: Flock 12, Setter 4.').waitFor()
      expect(await trolley.inputValue()).toBe('T12')
      expect(await page.getByLabel('Eggs were set at', { exact: true }).inputValue()).toBe('2026-11-10T06:30')
      await page.getByRole('button', { name: 'Discard what was prepared' }).click()
      await page.getByText('prepared beforehand').waitFor({ state: 'detached' })
      expect(await trolley.inputValue()).toBe('')
    }))
})

describe('the record', () => {
  it('is read by a page that opens at it, though nothing is connected yet, with every stop and signature', (context) =>
    expectOnScreen(context, { scene: 'closed', place: 'batches/2026-1120-03' }, async ({ page }) => {
      await page.getByText('Stops and signatures').waitFor()
      await page.getByText('20 Nov 12:51 to 20 Nov 12:55: Jam').waitFor()
      await page.getByText('20 Nov 13:01 to 20 Nov 13:03: the station was not running.', { exact: false }).waitFor()
      await page.getByText('Signed by K. Lindqvist on 20 Nov 13:11, revision 1.').waitFor()
      await page.getByText('Europe/Berlin', { exact: true }).waitFor()
      expect(await axeFindings(page)).toEqual([])
    }))
})
