import { describe, expect, it } from 'vitest'
import { commandsSoFar, expectHeard, expectOnScreen, shareOneStage } from './on-screen.ts'

shareOneStage()

describe('the keys of the data on Service', () => {
  it('get a code that holds only once its group was typed back, and is shown no second time', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'service' }, async ({ page }, on) => {
      await page.getByText('There is no recovery code').waitFor()
      const before = commandsSoFar(on, 'confirmRecoveryCode')
      await page.getByRole('button', { name: /^Make a recovery code/ }).click()
      const field = page.getByLabel('Group 3 of the code')
      await page.getByText('The backups made so far are not opened by this code', { exact: false }).waitFor()
      await field.fill('m2xta')
      await page.keyboard.press('Enter')
      await page.getByText('That is not group 3', { exact: false }).waitFor()
      expect(commandsSoFar(on, 'confirmRecoveryCode')).toBe(before)
      await field.fill('p9wdg')
      await page.keyboard.press('Enter')
      await expectHeard(on, 'confirmRecoveryCode', before + 1)
      const without = page.getByText('The backups made so far are not opened by it', { exact: false })
      await without.waitFor()
      await page.getByText('Recovery code on paper').waitFor()
      expect(await page.getByText('P9WDG').count()).toBe(0)
      // A backup that was made since is opened by it.
      await page.getByRole('button', { name: 'Back up now' }).click()
      await without.waitFor({ state: 'detached' })
      await page.getByText('The new recovery code holds.').waitFor()
    }))

  it('change nothing when the dialog is closed', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'service' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'confirmRecoveryCode')
      await page.getByRole('button', { name: /^Make a (new )?recovery code/ }).click()
      await page.getByText('P9WDG').waitFor()
      await page.keyboard.press('Escape')
      await page.getByText('P9WDG').waitFor({ state: 'detached' })
      expect(commandsSoFar(on, 'confirmRecoveryCode')).toBe(before)
    }))

  it('are renewed and taken away after one question', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'service' }, async ({ page }, on) => {
      const before = [commandsSoFar(on, 'rotateKeys'), commandsSoFar(on, 'removeKeySlot')] as const
      await page.getByRole('button', { name: /^Renew the keys/ }).click()
      await page.getByRole('button', { name: 'Leave it' }).click()
      await page.getByRole('button', { name: /^Renew the keys/ }).click()
      await page.getByRole('button', { name: 'Renew', exact: true }).click()
      await expectHeard(on, 'rotateKeys', before[0] + 1)
      await page.getByText('The keys were renewed.').waitFor()
      await page.getByRole('button', { name: /^Take away: Key store of the system/ }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Take away' }).click()
      await expectHeard(on, 'removeKeySlot', before[1] + 1)
    }))
})
