import { describe, expect, it } from 'vitest'
import { expectFitsEverySize } from './every-size.ts'
import { commandsSoFar, expectHeard, expectOnScreen, shareOneStage } from './on-screen.ts'
import { axeFindings } from './opened-screen.ts'

shareOneStage()

describe('recipes', () => {
  it.for([
    ['light', 'en', 'New recipe'],
    ['dark', 'de', 'Neues Rezept'],
  ] as const)('are accessible at every size, read and written: %s', ([theme, language, create], context) =>
    expectOnScreen(context, { scene: 'running', place: 'recipes/standard/3', theme, language }, async ({ page }) => {
      for (const write of [false, true]) {
        if (write) await page.getByRole('button', { name: create }).click()
        await expectFitsEverySize(page, page.getByRole('heading', { level: 2 }).first())
      }
    }),
  )

  it('are reached from the menu, and from the name of the one in use', (context) =>
    expectOnScreen(context, { scene: 'running' }, async ({ page }) => {
      await page.getByRole('link', { name: 'Recipe Standard 12' }).click()
      await page.getByText('There is no such version.').waitFor()
      await page.getByRole('button', { name: 'Language and theme' }).click()
      await page.getByRole('link', { name: 'Recipes', exact: true }).click()
      await page.getByRole('heading', { level: 1, name: 'Recipes' }).waitFor()
    }))

  it('say in words what a draft would change, and are written with the keyboard alone', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'recipes/standard/2' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'saveRecipeDraft')
      await page.getByRole('button', { name: 'Make a new version of it' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'New version of Standard, made from version 2' }).waitFor()
      await page.getByText('Judges exactly like the version in force.').waitFor()
      await page.getByLabel('Male from', { exact: true }).fill('90')
      await page.getByText('Male from: 80 % → 90 %').waitFor()
      await page
        .getByText('more eggs uncertain, fewer wrong calls; more eggs kept: fewer hens lost, less purity')
        .waitFor()
      await page.getByLabel('Rescans at most').fill('0')
      await page.getByText('Doubtful eggs are to be scanned again, but no rescan is allowed.').waitFor()
      expect(await page.getByRole('button', { name: 'Save the draft' }).isDisabled()).toBe(true)
      await page.getByLabel('Rescans at most').fill('2')
      await page.getByLabel('Male from', { exact: true }).fill('40')
      await page.getByText('Outside its bounds.', { exact: true }).waitFor()
      await page.getByLabel('Male from', { exact: true }).fill('')
      await page.getByText('Outside its bounds.', { exact: true }).waitFor()
      await page.getByLabel('Male from', { exact: true }).pressSequentially('85.5')
      await page.getByText('Male from: 80 % → 85.5 %').waitFor()
      await page.keyboard.press('Enter')
      await expectHeard(on, 'saveRecipeDraft', before + 1)
    }))

  it('take a number as the language of the screen writes it', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'recipes/standard/2', language: 'de' }, async ({ page }) => {
      await page.getByRole('button', { name: 'Neue Fassung davon machen' }).click()
      const field = page.getByLabel('Prüfstichprobe', { exact: true })
      await field.fill('')
      await field.pressSequentially('0,5')
      await page.getByText('Prüfstichprobe: 0 % → 0,5 %').waitFor()
      expect(await field.inputValue()).toBe('0,5 %')
    }))

  it('are put into force only with a reason, and thrown away only by two presses', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'recipes/standard/3' }, async ({ page }, on) => {
      const [activated, discarded] = [commandsSoFar(on, 'activateRecipe'), commandsSoFar(on, 'discardRecipe')]
      await page.getByText('Female from: 85 % → 90 %').waitFor()
      await page.getByRole('button', { name: 'Put into force …' }).click()
      const dialog = page.getByRole('dialog', { name: 'Why is it put into force?' })
      expect(await axeFindings(page)).toEqual([])
      await dialog.getByRole('button', { name: 'Put into force' }).click()
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      expect(commandsSoFar(on, 'activateRecipe')).toBe(activated)
      await page.getByRole('button', { name: 'Put into force …' }).click()
      await dialog.getByRole('textbox').fill('purity of the last hatches')
      await page.keyboard.press('Enter')
      await expectHeard(on, 'activateRecipe', activated + 1)
      await page.getByRole('button', { name: 'Discard' }).click()
      expect(commandsSoFar(on, 'discardRecipe')).toBe(discarded)
      await page.getByRole('button', { name: 'Discard for good' }).click()
      await expectHeard(on, 'discardRecipe', discarded + 1)
    }))

  it('that cannot be used say why, and lead to a new version', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'recipes' }, async ({ page }) => {
      await page.getByText('The sorter waits at most: Outside its bounds.').waitFor()
      await page.getByRole('button', { name: 'Make a new version', exact: true }).click()
      await page.getByRole('heading', { name: 'In place of white-layers, version 1' }).waitFor()
    }))
})
