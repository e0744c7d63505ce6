import { describe, expect, it } from 'vitest'
import { commandsSoFar, expectHeard, expectOnScreen, shareOneStage } from './on-screen.ts'

shareOneStage()

const BATCH = '2026-1120-03'

describe('flocks in trays', () => {
  it('lead from the record of a batch to its ranges, and from there to those of one tray', (context) =>
    expectOnScreen(context, { scene: 'running', place: `batches/${BATCH}` }, async ({ page }) => {
      await page.getByRole('row', { name: /^Hof Brandenburg, Haus 4 126 61/ }).waitFor()
      await page.getByRole('link', { name: 'Flocks in the trays' }).click()
      await page.getByRole('heading', { name: `Flocks in the trays of batch ${BATCH}` }).waitFor()
      await page.getByLabel('Code of the tray').fill('0412')
      await page.getByRole('button', { name: 'Show its ranges' }).click()
      await page.getByRole('heading', { name: 'In tray 0412' }).waitFor()
      expect(await page.getByLabel('To cell').inputValue()).toBe('J15')
    }))

  it('are saved once every field says something', (context) =>
    expectOnScreen(context, { scene: 'running', place: `trays/flocks/${BATCH}` }, async ({ page }, stage) => {
      await page.getByLabel('Flock', { exact: true }).fill('Flock 9')
      await page.getByLabel('From cell').fill('a1')
      await page.getByRole('button', { name: /^Save the ranges/ }).click()
      await page.getByText('A cell is a letter and a number, such as C7.').waitFor()
      expect(commandsSoFar(stage, 'setFlockRanges')).toBe(0)
      await page.getByLabel('To cell').fill('e15')
      await page.getByRole('button', { name: /^Save the ranges/ }).click()
      await expectHeard(stage, 'setFlockRanges', 1)
      await page.getByText('Saved.').waitFor()
    }))
})
