import type { Page } from 'playwright-core'
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

describe('a tray that lies across', () => {
  it('is drawn as the operator sees it, and the arrow keys go where they point', (context) =>
    expectOnScreen(context, { scene: 'turnedTray', place: 'trays/412' }, async ({ page }) => {
      const centre = async (name: string) => {
        const box = await page.getByRole('link', { name: new RegExp(`^${name}: `) }).boundingBox()
        return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
      }
      await page.getByRole('link', { name: /^B2: / }).waitFor()
      // Fifteen columns stand above each other.
      await expect.poll(async () => Math.abs((await centre('A1')).x - (await centre('A15')).x)).toBeLessThan(2)
      const [from, below] = [await centre('B2'), await centre('B3')]
      await page.getByRole('link', { name: /^B2: / }).focus()
      await page.keyboard.press(below.y > from.y ? 'ArrowDown' : 'ArrowUp')
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('1-2')
    }))
})

describe('trays on hold', () => {
  it.for([
    [1366, 768],
    [1024, 768],
  ] as const)(
    'fit the width at %s × %s, with targets for gloves, however many and however long their codes',
    (size, context) =>
      expectOnScreen(context, { scene: 'manyHeld', place: 'trays/held', language: 'de' }, async ({ page, show }) => {
        await show({ size })
        await page.getByRole('heading', { name: 'Gesperrte Horden (50)' }).waitFor()
        const measured = await page.evaluate(() => {
          const frames = [document.documentElement, ...document.querySelectorAll('main, main *')]
          const targets = [...document.querySelectorAll('main td button, main th a')]
          return {
            wider: frames.filter(
              (one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'auto',
            ).length,
            targets: targets.length,
            small: targets.filter((one) => one.getBoundingClientRect().height < 56).map((one) => one.textContent),
          }
        })
        expect(measured).toEqual({ wider: 0, targets: 230, small: [] })
      }),
  )

  it('say in their dialog why something was refused, and keep what was typed', (context) =>
    expectOnScreen(context, { scene: 'manyHeld', place: 'trays/held' }, async ({ page }, stage) => {
      await page.getByRole('button', { name: 'Name the tray' }).first().click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Code').fill('?-405')
      await dialog.getByLabel('Why').fill('read by hand')
      await dialog.getByRole('button', { name: 'Name the tray' }).click()
      await dialog.getByRole('alert').getByText('stand for trays that nobody knows').waitFor()
      await dialog.getByLabel('Code').fill('0405')
      await dialog.getByRole('button', { name: 'Name the tray' }).click()
      await expectHeard(stage, 'nameTray 0405', 1)
      await dialog.waitFor({ state: 'detached' })
    }))
})

describe('a refill', () => {
  async function plan(page: Page): Promise<void> {
    await page.getByLabel('Tray that is filled').fill('0372')
    await page.getByLabel('Tray that the eggs come from').fill('0371')
    await page.getByRole('button', { name: 'Show the moves' }).click()
    await page.getByText('3 eggs from tray 0371 to tray 0372').waitFor()
  }

  it('within the batch is written down without a reason', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'trays/refill' }, async ({ page }, stage) => {
      await plan(page)
      await page.getByRole('button', { name: 'Record these moves' }).click()
      await expectHeard(stage, 'recordTransfers', 1)
    }))

  it('with eggs of an earlier batch asks why, and writes that down', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'trays/refill' }, async ({ page }, stage) => {
      await page.getByLabel('Batch of the eggs').selectOption('2026-1120-02')
      await plan(page)
      await expectHeard(stage, 'planRefill 2026-1120-02', 1)
      const why = page.getByLabel('Why eggs of another batch')
      const save = page.getByRole('button', { name: 'Record these moves' })
      await save.click()
      expect(await why.evaluate((field) => field.matches(':invalid'))).toBe(true)
      await why.fill('last tray of the flock')
      await save.click()
      await expectHeard(stage, 'recordTransfers: last tray of the flock', 1)
      await page.getByText('3 eggs were recorded in tray 0372.').waitFor()
    }))
})
