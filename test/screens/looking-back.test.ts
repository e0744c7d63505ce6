import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { commandsSoFar, expectHeard, expectOnScreen, shareOneStage } from './on-screen.ts'

shareOneStage()

describe('looking back', () => {
  it('narrows the list while somebody types', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'batches' }, async ({ page }) => {
      await page.getByRole('link', { name: '2026-1120-03' }).waitFor()
      await page.getByLabel('Search by batch, flock, breed or setter').fill('hy-line')
      await page.getByRole('link', { name: '2026-1120-03' }).waitFor({ state: 'detached' })
      expect(await page.getByRole('row').count()).toBe(5)
    }))

  it('leads from the batch to a tray, from cell to cell by the arrow keys, to an egg and back', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'batches/2026-1120-03' }, async ({ page }) => {
      await page.getByRole('link', { name: 'Look at the trays' }).click()
      await page.getByRole('link', { name: '0405', exact: true }).click()
      await page.getByRole('link', { name: /^A1: / }).focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Egg B2' }).waitFor()
      await page.getByRole('link', { name: 'Next tray' }).click()
      await page.getByRole('heading', { name: 'Tray 0406' }).waitFor()
      await page.getByRole('link', { name: 'Batch 2026-1120-03' }).click()
      await page.getByRole('heading', { name: 'Batch record' }).waitFor()
      await page.goBack()
      await page.getByRole('heading', { name: 'Tray 0406' }).waitFor()
      expect(await page.evaluate(() => location.hash)).toBe('#/trays/406')
    }))

  it('comes back to the same place of a list of trays, with as many of them', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'trays/of/2026-1120-03' }, async ({ page }) => {
      await page.getByRole('button', { name: 'Show earlier trays' }).click()
      await page.getByRole('link', { name: '0340', exact: true }).click()
      await page.getByRole('heading', { name: 'Tray 0340' }).waitFor()
      await page.goBack()
      await page.getByRole('link', { name: '0340', exact: true }).waitFor()
      await expect.poll(() => inView(page, '0340')).toBe(true)
      await page.getByText('Held or corrected', { exact: true }).click()
      await page.getByRole('link', { name: '0416', exact: true }).waitFor({ state: 'detached' })
      await page.getByRole('link', { name: '0411', exact: true }).click()
      await page.goBack()
      await page.getByRole('heading', { name: 'Trays of batch' }).waitFor()
      await page.getByRole('link', { name: '0411', exact: true }).waitFor()
      expect(await page.getByRole('row').count()).toBe(6)
    }))

  it('comes back to the same place of a batch from one of its corrected eggs', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'batches/2026-1120-03' }, async ({ page }) => {
      await page.getByRole('link', { name: 'B4 of tray 0417' }).click()
      await page.getByRole('heading', { name: 'Egg B4' }).waitFor()
      await page.goBack()
      await page.getByRole('heading', { name: 'Batch record' }).waitFor()
      await expect.poll(() => inView(page, 'B4 of tray 0417')).toBe(true)
      await page.getByRole('link', { name: 'All batches' }).click()
      await page.getByLabel('Search by batch, flock, breed or setter').fill('hy-line')
      await page.getByRole('link', { name: '2026-1120-03' }).waitFor({ state: 'detached' })
      await page.getByRole('row').nth(1).getByRole('link').click()
      await page.getByRole('heading', { name: 'Batch record' }).waitFor()
      await page.goBack()
      await expect.poll(() => page.getByRole('row').count()).toBe(5)
    }))

  it('goes from tray to tray by keys, keeps what each cell shows, and stops at the last', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'trays/415' }, async ({ page }) => {
      await page.getByText('on hold: The link was lost while it passed.').waitFor()
      await page.getByText('Confidence', { exact: true }).click()
      await page.keyboard.press('PageDown')
      await page.getByRole('heading', { name: 'Tray 0416' }).waitFor()
      expect(await page.getByRole('radio', { name: 'Confidence' }).isChecked()).toBe(true)
      await page.keyboard.press('PageDown')
      await page.getByRole('heading', { name: 'Tray 0417' }).waitFor()
      await page.keyboard.press('PageDown')
      await page.keyboard.press('PageUp')
      await page.getByRole('heading', { name: 'Tray 0416' }).waitFor()
    }))

  it('leads from a place without a tray to those of the batch', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'trays' }, async ({ page }) => {
      await page.getByRole('link', { name: 'All trays of the batch' }).click()
      await page.getByText('Still filling').waitFor()
      expect(await page.getByRole('row').count()).toBe(61)
    }))

  it('opens the numbers behind a chart by keyboard', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'batches/2026-1120-03' }, async ({ page }) => {
      const summary = page.getByText('Numbers', { exact: true }).first()
      await summary.focus()
      await page.keyboard.press('Enter')
      expect(await page.getByRole('columnheader', { name: 'Scans', exact: true }).last().isVisible()).toBe(true)
      expect(await page.getByRole('region', { name: 'Scans and stops' }).getByRole('row').count()).toBe(51)
    }))

  it('sends a correction, and asks for a note where the reason says nothing', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'trays/417/7-5' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'overrideEgg')
      await page.getByRole('button', { name: 'Correct this egg …' }).click()
      // Nor is a reason.
      expect(await page.getByLabel('Because').inputValue()).toBe('')
      await page.getByLabel('Because').selectOption('Other')
      // No class is chosen beforehand: one careless press must not write a false one.
      await page.getByLabel('Note').fill('twin yolk')
      await page.getByRole('button', { name: 'Save the correction' }).click()
      expect(await page.getByRole('dialog').isVisible()).toBe(true)
      await page.getByLabel('The egg is').selectOption('Infertile')
      await page.getByLabel('Note').fill('')
      await page.getByRole('button', { name: 'Save the correction' }).click()
      expect(await page.getByRole('dialog').isVisible()).toBe(true)
      await page.getByLabel('Note').fill('twin yolk')
      await page.getByRole('button', { name: 'Save the correction' }).click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await expectHeard(on, 'overrideEgg', before + 1)
    }))

  it('names a tray whose code was not read, however long ago it passed', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'trays/404' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'nameTray 0404')
      await page.getByRole('button', { name: 'Name this tray' }).click()
      await page.getByLabel('Code of the tray').fill('0404')
      await page.getByLabel('Why').fill('label was wet')
      await page.getByRole('dialog').getByRole('button', { name: /name/i }).last().click()
      await expectHeard(on, 'nameTray 0404', before + 1)
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }))

  it('says so when a picture was not kept', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'trays/417/7-0' }, async ({ page }) => {
      await page.getByText('The picture of this attempt was not kept.').waitFor()
      expect(await page.getByRole('img', { name: /^Picture of egg/ }).count()).toBe(0)
    }))

  it('exports a table of one batch, tells how far it is, gives it up, and names the file', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'batches' }, async ({ page }, on) => {
      await page.getByRole('button', { name: 'Export …' }).click()
      const dialog = page.getByRole('dialog', { name: 'Export batches, trays or scans' })
      await dialog.getByText('Scans', { exact: true }).click()
      await dialog.getByText('Parquet (statistics)').click()
      await dialog.getByLabel('Batch, or all of them').fill('slow')
      await dialog.getByRole('button', { name: 'Export', exact: true }).click()
      await dialog.getByText('Writing rows …').waitFor()
      await dialog.getByRole('button', { name: 'Give it up' }).click()
      await dialog.getByText('Given up. Nothing of the file is left.').waitFor()
      await dialog.getByLabel('From (first day)').fill('2026-11-23')
      await dialog.getByLabel('Until (last day)').fill('2026-11-20')
      await dialog.getByRole('button', { name: 'Export', exact: true }).click()
      await dialog.getByText('The last day is before the first.').waitFor()
      await dialog.getByLabel('From (first day)').fill('2026-11-20')
      await dialog.getByLabel('Batch, or all of them').fill('late')
      await dialog.getByRole('button', { name: 'Export', exact: true }).click()
      await dialog.getByRole('button', { name: 'Give it up' }).click()
      await dialog.getByText('184 212 rows', { exact: false }).waitFor()
      await dialog.getByLabel('Batch, or all of them').fill('full')
      await dialog.getByRole('button', { name: 'Export', exact: true }).click()
      await dialog.getByText('Too little room on the disk').waitFor()
      await dialog.getByLabel('Batch, or all of them').fill('2026-1120-03')
      await dialog.getByRole('button', { name: 'Export', exact: true }).click()
      await dialog.getByText('/tables/scans-20261120T124107Z.parquet on the station').waitFor()
      expect(commandsSoFar(on, 'startTable scans parquet 2026-1120-03')).toBeGreaterThan(0)
    }))

  it('saves the record as a file', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'batches/2026-1120-03' }, async ({ page }) => {
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Record as CSV' }).click()
      expect((await download).suggestedFilename()).toBe('2026-1120-03-record.csv')
    }))

  it('saves the printed record in the language of the screen, and tells how it goes', (context) =>
    expectOnScreen(
      context,
      { scene: 'running', place: 'batches/2026-1120-03', language: 'de' },
      async ({ page }, { background }) => {
        const download = page.waitForEvent('download')
        await page.getByRole('button', { name: 'Protokoll als PDF' }).click()
        await page.getByRole('button', { name: 'Wird geschrieben …' }).waitFor()
        expect((await download).suggestedFilename()).toBe('ovoscope-2026-1120-03.pdf')
        expect(background.commands.at(-1)).toBe('recordPdf de A4')
        await page.getByRole('button', { name: 'Protokoll als PDF' }).waitFor()
      },
    ))

  it('says so when there is nothing to print', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'batches/unknown' }, async ({ page }) => {
      await page.getByRole('button', { name: 'Record as PDF' }).click()
      await page.getByRole('alert').getByText('There is no such record.').waitFor()
    }))
})

/** Whether a link stands where somebody sees it without scrolling. */
async function inView(page: Page, name: string): Promise<boolean> {
  const box = await page.getByRole('link', { name, exact: true }).boundingBox()
  return box !== null && box.y >= 0 && box.y + box.height <= (page.viewportSize()?.height ?? 0)
}
