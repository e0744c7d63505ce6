import { describe, expect, it } from 'vitest'
import { commandsSoFar, expectHeard, expectOnScreen, primary, shareOneStage } from './on-screen.ts'
import { axeFindings } from './opened-screen.ts'

shareOneStage()

describe('choosing a serial port', () => {
  it('shows a scanner by itself once it is plugged in, and says by what it will be known again', (context) =>
    expectOnScreen(context, { scene: 'noSerialPorts' }, async ({ page, show }, on) => {
      await page.getByText('No serial port is there').waitFor()
      expect(await primary(page, 'Connect').isDisabled()).toBe(true)
      await show({ scene: 'chooseScanner' })
      await page.getByText('knows this adapter again in any socket, by 0403:6001 · A50285BI').waitFor()
      const port = page.getByLabel('Port', { exact: true })
      expect(await port.locator('option:checked').innerText()).toBe('FTDI FT232R USB UART · A50285BI · /dev/ttyUSB0')
      expect(await port.locator('optgroup').evaluateAll((all) => all.map((one) => one.getAttribute('label')))).toEqual([
        ...['Ports', 'Probably no scanner'],
      ])
      const before = commandsSoFar(on, 'connectSerial')
      await primary(page, 'Connect').click()
      await expectHeard(on, 'connectSerial', before + 1)
    }))

  it('warns of an adapter that nobody could tell from another, and of one that somebody holds', (context) =>
    expectOnScreen(context, { scene: 'chooseScanner' }, async ({ page, show }) => {
      await page.getByLabel('Port', { exact: true }).selectOption({ value: '/dev/ttyUSB1' })
      await page.getByText('It has no serial number', { exact: false }).waitFor()
      await show({ scene: 'heldSerialPort' })
      await page.getByLabel('Port', { exact: true }).selectOption({ value: '/dev/ttyUSB0' })
      await page.getByText('minicom (process 4711) has this port open.', { exact: false }).waitFor()
    }))

  it('lets a name be typed where ports cannot be listed, and says why', (context) =>
    expectOnScreen(context, { scene: 'noUdevadm' }, async ({ page }) => {
      await page.getByText('install the package udev', { exact: false }).waitFor()
      await page.getByLabel('Port', { exact: true }).selectOption({ value: '' })
      await page.getByLabel('Port, typed by hand').fill('/dev/ttyUSB7')
      expect(await primary(page, 'Connect').isEnabled()).toBe(true)
    }))

  it('says what each speed carries, and which is too slow for the line', (context) =>
    expectOnScreen(context, { scene: 'chooseScanner' }, async ({ page }) => {
      const speed = page.getByLabel('Speed, baud')
      expect(await speed.locator('option:checked').innerText()).toMatch(/^921.600 · up to 34.000 eggs\/h$/)
      await speed.selectOption('460800')
      await page
        .getByText(/^460.800 baud cannot carry this line: .* Set scanner and Ovoscope to 921.600 baud/)
        .waitFor()
      await speed.selectOption('')
      await page.getByLabel('Speed, typed by hand').fill('nonsense')
      expect(await primary(page, 'Connect').isDisabled()).toBe(true)
      await page.getByLabel('Speed, typed by hand').fill('1,843,200')
      expect(await primary(page, 'Connect').isEnabled()).toBe(true)
      await page.getByLabel('Flow control').selectOption('rts-cts')
      expect(await axeFindings(page)).toEqual([])
    }))
})

describe('a serial port that does not work', () => {
  it.for([
    ['serialPermission', 'sudo usermod -aG dialout $USER'],
    ['serialBusy', 'minicom (process 4711) has /dev/ttyUSB0 open.'],
    ['serialAmbiguous', '2 adapters call themselves 1a86:7523.'],
    ['serialLineSlow', 'Set the scanner to'],
  ] as const)('says in scene %s exactly what to do', ([scene, words], context) =>
    expectOnScreen(context, { scene }, async ({ page, show }) => {
      await page.getByRole('alert').getByText(words, { exact: false }).waitFor()
      await show({ place: 'alarms' })
      await page.getByRole('main').getByText(words, { exact: false }).waitFor()
    }),
  )
})
