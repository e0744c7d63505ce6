import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { commandsSoFar, expectHeard, expectOnScreen, primary, shareOneStage } from './on-screen.ts'
import { axeFindings } from './opened-screen.ts'
import { GOOD_FLOCKS, giveFile, WRONG_FLOCKS } from './setup-shots.ts'

shareOneStage()

const main = (page: Page) => page.getByRole('main')
const row = (page: Page, name: string) =>
  main(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })

describe('the set-up', () => {
  const SECTIONS = ['site', 'lines', 'setters', 'trays', 'breeds', 'flocks', 'shifts', 'import'] as const

  it('is accessible in every part, in both themes and languages', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'setup' }, async ({ page }) => {
      for (const [theme, language] of [
        ['light', 'en'],
        ['dark', 'de'],
      ] as const) {
        await page.evaluate(
          ([chosen, spoken]) => {
            localStorage.setItem('ovoscope.theme', chosen)
            localStorage.setItem('ovoscope.language', spoken)
          },
          [theme, language] as const,
        )
        for (const section of SECTIONS) {
          await page.goto(`${page.url().split('#')[0]}#/setup/${section}`)
          await page.getByRole('heading', { level: 1, name: /^(?:Set-up|Einrichtung)$/ }).waitFor()
          await main(page).getByRole('heading', { level: 2 }).first().waitFor()
          expect([section, await axeFindings(page)]).toEqual([section, []])
        }
      }
    }))

  it('is reached from the menu and from Service', (context) =>
    expectOnScreen(context, { scene: 'closed' }, async ({ page }) => {
      await page.getByRole('button', { name: 'Language and theme' }).click()
      await page.getByRole('link', { name: 'Set-up of the hatchery' }).click()
      await page.getByRole('heading', { level: 1, name: 'Set-up' }).waitFor()
      await page.getByRole('link', { name: 'Service', exact: true }).click()
      await main(page).getByRole('link', { name: 'Set-up of the hatchery' }).click()
      await page.getByRole('heading', { level: 1, name: 'Set-up' }).waitFor()
    }))

  it('adds a setter with the keyboard alone, and takes it back', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'setup/setters' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'retire setter')
      await page.getByRole('button', { name: 'Add a setter' }).focus()
      await page.keyboard.press('Enter')
      await page.getByLabel('Name', { exact: true }).focus()
      await page.keyboard.type('Setter 9', { delay: 60 })
      await page.keyboard.press('Enter')
      await page.getByText('Setter 9 is saved.').waitFor()
      await row(page, 'Setter 9').waitFor()
      await page.getByRole('button', { name: 'Undo' }).click()
      await row(page, 'Setter 9').waitFor({ state: 'detached' })
      await expectHeard(on, 'retire setter', before + 1)
      await page.getByRole('button', { name: 'Undo' }).click()
      await row(page, 'Setter 9').waitFor()
    }))

  it('puts what is wrong next to its field and keeps what was typed', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'setup/setters' }, async ({ page }) => {
      await page.getByRole('button', { name: 'Edit Setter 4' }).click()
      const name = page.getByLabel('Name', { exact: true })
      await name.fill('Setter 5')
      await page.getByLabel('Bar code').fill('S06')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('This name is taken by Setter 5.', { exact: false }).waitFor()
      await page.getByText('This code is that of Setter 6.', { exact: false }).waitFor()
      expect(await name.getAttribute('aria-invalid')).toBe('true')
      expect(await name.inputValue()).toBe('Setter 5')
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('button', { name: 'Cancel' }).click()
      await row(page, 'Setter 4').waitFor()
    }))

  it('asks for what is missing before it asks the station', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'setup/flocks' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'saveMasterData flock')
      await page.getByRole('button', { name: 'Add a flock' }).click()
      await page.getByLabel('Days in storage').fill('a week')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Choose a breed.').waitFor()
      await page.getByText('This is not a number.').waitFor()
      expect(commandsSoFar(on, 'saveMasterData flock')).toBe(before)
    }))

  it('puts a changed record back to what it was', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'setup/flocks' }, async ({ page }) => {
      await page.getByRole('button', { name: 'Edit Flock 7' }).click()
      await page.getByLabel('House').fill('9')
      await page.getByRole('button', { name: 'Save' }).click()
      await row(page, 'Flock 7').getByText('Hof Nord · 9').waitFor()
      await page.getByRole('button', { name: 'Undo' }).click()
      await row(page, 'Flock 7').getByText('Hof Nord · 3').waitFor()
    }))

  it('shows retired records on demand and brings them back', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'setup/flocks' }, async ({ page }) => {
      await row(page, 'Flock 7').waitFor()
      expect(await row(page, 'Flock 3').count()).toBe(0)
      await page.getByLabel('Retired ones too').check()
      await page.getByRole('button', { name: 'Bring back Flock 3' }).click()
      await page.getByText('Flock 3 is offered again.').waitFor()
      await page.getByLabel('Search', { exact: true }).fill('isa')
      await row(page, 'Flock 7').waitFor({ state: 'detached' })
      await row(page, 'Flock 3').waitFor()
    }))

  it('says when there is nothing, no room, or no answer', async (context) => {
    await expectOnScreen(context, { scene: 'firstStart', place: 'setup/flocks' }, ({ page }) =>
      page.getByText('No flock yet.', { exact: false }).waitFor(),
    )
    await expectOnScreen(context, { scene: 'setupFull', place: 'setup/breeds' }, async ({ page }) => {
      await page.getByText('At most 200 are kept', { exact: false }).waitFor()
      expect(await page.getByRole('button', { name: 'Add a breed' }).isDisabled()).toBe(true)
    })
    await expectOnScreen(context, { scene: 'setupBroken', place: 'setup' }, async ({ page }) => {
      await page.getByText('The set-up could not be read', { exact: false }).waitFor()
      await page.getByRole('button', { name: 'Read again' }).waitFor()
    })
  })

  it('draws a tray type while it is typed', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'setup/trays' }, async ({ page }) => {
      await page.getByRole('button', { name: 'Add a tray type' }).click()
      const editor = page.getByRole('region', { name: 'Tray type' })
      await editor
        .getByRole('img', { name: /^Drawing of a tray with 150 cells, square; the belt goes to the right/ })
        .waitFor()
      await editor.getByLabel('Shape').selectOption('honeycomb')
      await editor.getByLabel('Rows').fill('7')
      await editor.getByLabel('Columns').fill('12')
      await editor.getByLabel('The operator stands at the', { exact: true }).selectOption('right')
      await editor
        .getByRole('img', { name: /^Drawing of a tray with 84 cells, honeycomb; the belt goes down/ })
        .waitFor()
      await editor.getByLabel('Rows').fill('seven')
      await editor.getByText('This cannot be drawn yet', { exact: false }).waitFor()
      await editor.getByLabel('Name').fill('Ours')
      await page.getByRole('button', { name: 'Save' }).click()
      await editor.getByText('This is not a number.').waitFor()
      await editor.getByLabel('Rows').fill('7')
      await page.getByRole('button', { name: 'Save' }).click()
      await row(page, 'Ours').getByText('84 eggs, honeycomb').waitFor()
    }))

  it('keeps shifts, and names the one that overlaps', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'setup/shifts' }, async ({ page }) => {
      await page.getByRole('button', { name: 'Add a shift' }).click()
      await page.getByLabel('Shift 3', { exact: true }).fill('Night')
      await page.getByLabel('Shift 3 begins').fill('20:00')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Please fill in.').waitFor()
      await page.getByLabel('Shift 3 ends').fill('06:00')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('It overlaps with Late.').waitFor()
      await page.getByLabel('Shift 3 begins').fill('22:00')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Saved.').waitFor()
      expect(await page.getByLabel('Shift 3 begins').inputValue()).toBe('22:00')
    }))
})

describe('a list from a file', () => {
  it('is shown row by row, and applied as a whole', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'setup/import/flock' }, async ({ page }, on) => {
      await page.getByText('Choose a CSV file, or drop it here').waitFor()
      await giveFile(page, GOOD_FLOCKS)
      await page.getByText('Columns that mean nothing here and are left out: Remark.').waitFor()
      await row(page, 'Flock 21').getByText('new', { exact: true }).waitFor()
      await row(page, 'Flock 7').getByText('3 → 5').waitFor()
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('button', { name: /^Apply \d rows$/ }).click()
      await page.getByText(/^flocks\.csv is applied: 1 new/).waitFor()
      expect(commandsSoFar(on, 'importApply')).toBeGreaterThan(0)
      await page.getByRole('link', { name: 'Flocks', exact: true }).click()
      await row(page, 'Flock 21').waitFor()
    }))

  it('names the line and the remedy of every fault, and then applies nothing', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'setup/import/flock' }, async ({ page }) => {
      await giveFile(page, WRONG_FLOCKS)
      await row(page, 'Flock 22').getByText('This may be 2026-', { exact: false }).waitFor()
      expect(await row(page, 'Flock 22').getByRole('cell').first().innerText()).toBe('5')
      await row(page, 'Flock 23').getByText('Add it under Breeds first.', { exact: false }).waitFor()
      expect(await page.getByRole('button', { name: /^Apply/ }).isDisabled()).toBe(true)
      await page.getByRole('button', { name: 'Another file' }).click()
      await giveFile(page, 'Colour;Size\r\nbrown;12')
      await page.getByText('No column head is known here.', { exact: false }).waitFor()
    }))

  it('has an empty file to fill in', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'setup/import/trolley' }, async ({ page }) => {
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Save an empty file to fill in' }).click()
      expect((await download).suggestedFilename()).toBe('ovoscope-trolley-template.csv')
    }))
})

describe('the guided first start', () => {
  it('is accessible in every step', (context) =>
    expectOnScreen(context, { scene: 'firstStart', theme: 'dark', language: 'de' }, async ({ page }) => {
      for (const step of ['place', 'line', 'trays', 'user', 'scanner', 'done']) {
        await page.goto(`${page.url().split('#')[0]}#/setup/start/${step}`)
        await main(page).getByRole('heading', { level: 2 }).first().waitFor()
        expect([step, await axeFindings(page)]).toEqual([step, []])
      }
    }))

  it('goes through with Enter and Next alone, and asks for the first user before it saves', (context) =>
    expectOnScreen(context, { scene: 'firstStart' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'saveMasterData site')
      await page.getByRole('link', { name: 'Set up step by step' }).click()
      await page.getByLabel('Name of the site').press('Enter')
      await page.getByLabel('Name of the line').press('Enter')
      await page.getByText('Trays that are used here').waitFor()
      for (let pressed = 0; pressed < 3; pressed++) await primary(page, 'Next').click()
      await primary(page, 'Start work').click()
      await page.getByRole('dialog').getByText('There is no default password.', { exact: false }).waitFor()
      expect(commandsSoFar(on, 'saveMasterData site')).toBe(before)
    }))

  it('names the field that keeps it from going on', (context) =>
    expectOnScreen(context, { scene: 'firstStart', place: 'setup/start/place' }, async ({ page }) => {
      await page.getByLabel('Time zone').fill('Berlin')
      await primary(page, 'Next').click()
      await page.getByText('No such time zone.', { exact: false }).waitFor()
      await page.getByLabel('Time zone').fill('Europe/Berlin')
      await primary(page, 'Next').click()
      await page.getByLabel('Rated speed, eggs per hour').waitFor()
    }))

  it('shows the running demo from any step', (context) =>
    expectOnScreen(context, { scene: 'firstStart', place: 'setup/start/trays' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'enterPlay')
      await page.getByRole('button', { name: 'See it run' }).click()
      await expectHeard(on, 'enterPlay', before + 1)
    }))
})
