import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { commandsSoFar, expectHeard, expectOnScreen, primary, shareOneStage } from './on-screen.ts'
import { axeFindings } from './opened-screen.ts'

shareOneStage()

const flock = (page: Page) => page.getByRole('combobox', { name: 'Flock', exact: true })
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })

/** The form is ready to be scanned into once it has read what the hatchery has. */
async function read(page: Page): Promise<void> {
  await page.getByRole('img', { name: /^Drawing of a tray/ }).waitFor()
}

/**
 * Keys as fast as a barcode scanner sends them, whatever the machine is busy with: made in the page itself. As with a real one a focused
 * field gets the characters, unless a key was kept from it. Answers whether the end key was.
 */
function scan(page: Page, code: string, end = 'Enter'): Promise<boolean> {
  return page.evaluate(
    ([keys, last]) => {
      const target = document.activeElement ?? document.body
      const press = (key: string) =>
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      const typed = keys.filter(press).join('')
      // All at once: drawing the form anew after each key would take longer than a scanner does.
      if (target instanceof HTMLInputElement) document.execCommand('insertText', false, typed)
      return !press(last)
    },
    [Array.from(code), end] as const,
  )
}

describe('the start of a batch', () => {
  it('offers what the hatchery has, and takes breed and age from the flock', (context) =>
    expectOnScreen(context, { scene: 'readyToStart' }, async ({ page }) => {
      await read(page)
      await flock(page).fill('lsl')
      await page.getByRole('option', { name: /^Flock 12/ }).click()
      expect(await field(page, 'Breed').inputValue()).toBe('Lohmann LSL')
      await page.getByText('Counted as soon as the set time is known.').waitFor()
      await field(page, 'Eggs were set at').fill('2026-11-10T06:30')
      await page.getByText('Counted: the parents hatched on 2026-01-10.').waitFor()
      expect(await field(page, 'Age of the parent flock, weeks').inputValue()).toBe('42')
      await page.getByText('Tuesday 10 November, 10 days ago.', { exact: false }).waitFor()
      await field(page, 'Age of the parent flock, weeks').fill('50')
      await page.getByText('By the flock’s own dates it would be 42.').waitFor()
      expect(await axeFindings(page)).toEqual([])
    }))

  it('is chosen with the keyboard alone', (context) =>
    expectOnScreen(context, { scene: 'readyToStart' }, async ({ page }, on) => {
      await read(page)
      const before = commandsSoFar(on, 'startBatch')
      await flock(page).focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      expect(await flock(page).getAttribute('aria-activedescendant')).toMatch(/-1$/)
      await page.keyboard.press('Enter')
      expect(await flock(page).inputValue()).toBe('Flock 7')
      await page.keyboard.press('Escape')
      await field(page, 'Setter').fill('Setter 4')
      await page.keyboard.press('Escape')
      await field(page, 'Eggs were set at').fill('2026-11-10T06:30')
      await field(page, 'Setter').focus()
      await page.keyboard.press('Enter')
      await expectHeard(on, 'startBatch', before + 1)
    }))

  it('keeps a new flock without leaving the form', (context) =>
    expectOnScreen(context, { scene: 'readyToStart' }, async ({ page }, on) => {
      await read(page)
      const before = commandsSoFar(on, 'startBatch')
      await flock(page).fill('Flock 30')
      await page.getByRole('option', { name: /^New flock/ }).click()
      const inline = page.getByRole('group', { name: 'New flock' })
      await inline.getByRole('button', { name: 'Keep this flock' }).click()
      await inline.getByText('Choose a breed.').waitFor()
      await inline.getByLabel('Breed').selectOption('ISA Brown')
      expect(await axeFindings(page)).toEqual([])
      await inline.getByLabel('Name of the new flock').press('Enter')
      await inline.waitFor({ state: 'detached' })
      expect([await flock(page).inputValue(), await field(page, 'Breed').inputValue()]).toEqual([
        'Flock 30',
        'ISA Brown',
      ])
      expect(commandsSoFar(on, 'startBatch')).toBe(before)
    }))
})

describe('a barcode scanner', () => {
  it('fills the field a code belongs to, wherever the focus is, and says so', (context) =>
    expectOnScreen(context, { scene: 'readyToStart' }, async ({ page }, on) => {
      await read(page)
      const before = commandsSoFar(on, 'startBatch')
      await field(page, 'Eggs expected, optional').fill('48')
      await field(page, 'Eggs expected, optional').focus()
      expect(await scan(page, 'S04')).toBe(true)
      await page.getByText('Scanned: setter Setter 4.').waitFor()
      // What the scanner typed into the field that happened to be focused is gone again.
      expect(await field(page, 'Eggs expected, optional').inputValue()).toBe('48')
      expect(await field(page, 'Setter').inputValue()).toBe('Setter 4')
      await primary(page, 'Start batch').focus()
      expect(await scan(page, 'T11', 'Tab')).toBe(true)
      await page.getByText('Scanned: trolley T11.').waitFor()
      expect(await scan(page, 'Flock 7')).toBe(true)
      await page.getByText('Scanned: flock Flock 7.').waitFor()
      expect(await field(page, 'Breed').inputValue()).toBe('Lohmann Brown')
      expect(await scan(page, 'Honeycomb 84')).toBe(true)
      await page.getByRole('img', { name: /84 cells, honeycomb/ }).waitFor()
      // None of the end keys pressed the button.
      expect(commandsSoFar(on, 'startBatch')).toBe(before)
    }))

  it('says a code that nobody knows, and changes nothing', (context) =>
    expectOnScreen(context, { scene: 'readyToStart' }, async ({ page }) => {
      await read(page)
      await field(page, 'Setter').fill('Setter 2')
      await field(page, 'Setter').focus()
      expect(await scan(page, '4006381333931')).toBe(true)
      await page.getByText('Nobody here knows the code “4006381333931”.', { exact: false }).waitFor()
      expect(await field(page, 'Setter').inputValue()).toBe('Setter 2')
    }))

  it('leaves ordinary typing alone', (context) =>
    expectOnScreen(context, { scene: 'readyToStart' }, async ({ page }) => {
      await read(page)
      await field(page, 'Eggs expected, optional').focus()
      await page.keyboard.type('4800', { delay: 70 })
      expect(await field(page, 'Eggs expected, optional').inputValue()).toBe('4800')
      expect(await page.getByText(/^Scanned:/).count()).toBe(0)
    }))

  it('types into a field that is meant for codes, and is tried out in the set-up', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'setup/lines' }, async ({ page }) => {
      await page.getByText('Scan anything to try it.').waitFor()
      await scan(page, 'ABC-123')
      await page.getByText('Understood: ABC-123').waitFor()
      await page.getByRole('button', { name: 'Edit Scanner at the intake' }).click()
      const serial = field(page, 'Serial number')
      await serial.fill('')
      await serial.focus()
      expect(await scan(page, 'VS-0002')).toBe(true)
      expect(await serial.inputValue()).toBe('VS-0002')
    }))
})
