import { describe, expect, it } from 'vitest'
import { commandsSoFar, expectHeard, expectOnScreen, primary, shareOneStage } from './on-screen.ts'

shareOneStage()

describe('the settings of the machine', () => {
  it('are reached from the menu and from Service', (context) =>
    expectOnScreen(context, { scene: 'closed' }, async ({ page }) => {
      await page.getByRole('button', { name: 'Language and theme' }).click()
      await page.getByRole('link', { name: 'Settings of this machine' }).click()
      await page.getByRole('heading', { level: 1, name: 'Settings of this machine' }).waitFor()
      expect(await page.getByRole('button', { name: 'Language and theme' }).getAttribute('aria-expanded')).toBe('false')
      await page.getByRole('link', { name: 'Service', exact: true }).click()
      await page.getByRole('main').getByRole('link', { name: 'Settings of this machine' }).click()
      await page.getByLabel('Rated speed, eggs per hour').waitFor()
    }))

  it('are saved with the keyboard alone, and a wrong field is named instead', (context) =>
    expectOnScreen(context, { scene: 'closed', place: 'settings' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'changeSettings')
      expect(await primary(page, 'Save').isDisabled()).toBe(true)
      await page.getByLabel('Address of the cloud').fill('http://elsewhere.example')
      await page.keyboard.press('Enter')
      await page.getByText('An address that begins with https://', { exact: false }).waitFor()
      expect(commandsSoFar(on, 'changeSettings')).toBe(before)
      await page.getByLabel('Address of the cloud').fill('https://elsewhere.example')
      await page.getByText('saving forgets the token', { exact: false }).waitFor()
      await page.keyboard.press('Enter')
      await expectHeard(on, 'changeSettings', before + 1)
    }))

  it('let the device of the model be chosen, and say why the wanted one is not used', (context) =>
    expectOnScreen(context, { scene: 'closed', place: 'settings' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'changeSettings')
      await page.getByText('Graphics card (WebGPU) is not used').waitFor()
      await page.getByText('No device or driver for it was found', { exact: false }).waitFor()
      await page.getByLabel('Device', { exact: true }).selectOption('dml')
      await page.getByLabel('Processor threads').selectOption('2')
      await primary(page, 'Save').click()
      await expectHeard(on, 'changeSettings', before + 1)
    }))

  it('cannot be saved while a batch is open, and say so', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'settings' }, async ({ page }) => {
      await page.getByLabel('Line', { exact: true }).fill('Line 3')
      await page.getByText('A batch is open. Close it first', { exact: false }).waitFor()
      expect(await primary(page, 'Save').isDisabled()).toBe(true)
    }))

  it('never show the token: it leaves the field when it is sent, and is removed by two presses', (context) =>
    expectOnScreen(context, { scene: 'closed', place: 'settings' }, async ({ page }, on) => {
      const [kept, forgotten] = [commandsSoFar(on, 'setCloudToken'), commandsSoFar(on, 'forgetCloudToken')]
      const field = page.getByLabel('New token')
      await field.fill('two words')
      await page.getByRole('button', { name: 'Replace the token' }).click()
      await page.getByText('This is not a token', { exact: false }).waitFor()
      await field.fill('token-of-the-test')
      await page.keyboard.press('Enter')
      await expectHeard(on, 'setCloudToken', kept + 1)
      expect([await field.inputValue(), await field.getAttribute('type')]).toEqual(['', 'password'])
      expect(await page.content()).not.toContain('token-of-the-test')
      await page.getByRole('button', { name: 'Remove the token' }).click()
      expect(commandsSoFar(on, 'forgetCloudToken')).toBe(forgotten)
      await page.getByRole('button', { name: 'Press again to remove' }).click()
      await expectHeard(on, 'forgetCloudToken', forgotten + 1)
    }))

  it('that IT decides are locked and say where', (context) =>
    expectOnScreen(context, { scene: 'managed', place: 'settings' }, async ({ page }) => {
      for (const name of ['Address of the cloud', 'Name of this site there', 'Proxy']) {
        expect(await page.getByLabel(name, { exact: true }).isEditable()).toBe(false)
      }
      expect(await page.getByText('Decided by IT in the policy file /etc/ovoscope/policy.json').count()).toBe(5)
      await page.getByText('22:00 to 04:30').waitFor()
      await page.getByText('IT has changed the policy').waitFor()
    }))

  it('are spoken of on every place while IT’s policy is refused', (context) =>
    expectOnScreen(context, { scene: 'policyRefused' }, async ({ page }) => {
      await page.getByText('updates are off and nothing is uploaded', { exact: false }).waitFor()
      await page.getByRole('link', { name: 'Settings of this machine' }).click()
      await page.getByText('is not what IT has sealed', { exact: false }).waitFor()
      await page.getByText('The token for the cloud cannot be used').waitFor()
    }))
})
