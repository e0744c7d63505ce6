import { describe, expect, it } from 'vitest'
import { commandsSoFar, expectHeard, expectOnScreen, primary, shareOneStage } from './on-screen.ts'
import { axeFindings } from './opened-screen.ts'

shareOneStage()

describe('frozen numbers', () => {
  it('look frozen when the station falls silent, and live again when it speaks', (context) =>
    expectOnScreen(context, { scene: 'running' }, async ({ page }, { background }) => {
      expect(await page.locator('main section[data-stale]').count()).toBe(0)
      background.freeze(true)
      await page.locator('main section[data-stale]').first().waitFor()
      // Every card with a live value is hatched: six tiles, tray, egg, next, throughput.
      // They fall silent by clocks of their own: what the station sends, and what it has decided.
      await expect.poll(() => page.locator('main section[data-stale]').count()).toBe(10)
      await page.getByText('The station gives no sign', { exact: false }).waitFor()
      background.freeze(false)
      await page.locator('main section[data-stale]').first().waitFor({ state: 'detached' })
    }))

  it('are no alarm while somebody has the station restarted', (context) =>
    expectOnScreen(context, { scene: 'restarting' }, async ({ page }, { background }) => {
      background.freeze(true)
      await page.getByText('The station is restarting…').waitFor()
      expect(await page.locator('main section[data-stale]').count()).toBeGreaterThan(0)
      expect(await page.getByText('Numbers are frozen since', { exact: false }).count()).toBe(0)
      expect(await axeFindings(page)).toEqual([])
      background.freeze(false)
      await page.getByText('The station is restarting…').waitFor({ state: 'detached' })
    }))

  it('are spoken of on every place while the background is lost, and the screen heals by itself', (context) =>
    expectOnScreen(context, { scene: 'running' }, async ({ page }, { server }) => {
      server.cutOff()
      await page.getByText('Numbers are frozen since', { exact: false }).waitFor()
      expect(await primary(page, 'Pause line').isDisabled()).toBe(true)
      await page.getByRole('link', { name: 'Trends' }).click()
      await page.getByText('Numbers are frozen since', { exact: false }).waitFor()
      server.readmit()
      await page.getByText('Numbers are frozen since', { exact: false }).waitFor({ state: 'detached' })
      await page.getByRole('link', { name: 'Line' }).click()
      expect(await primary(page, 'Pause line').isEnabled()).toBe(true)
    }))
})

describe('the last 60 minutes', () => {
  it('say after a restart which nobody knows, and that stops may be missing', (context) =>
    expectOnScreen(context, { scene: 'startedAgain' }, async ({ page }) => {
      await page.getByText('at least 2 stops', { exact: false }).waitFor()
      await page.getByRole('img', { name: /Of 5 minutes nothing is known$/ }).waitFor()
    }))
})

describe('a refused model', () => {
  it('is named with its file and with what to do, before anything else', (context) =>
    expectOnScreen(context, { scene: 'modelRefused' }, async ({ page }) => {
      await page.getByText('The model is refused · model.onnx', { exact: false }).first().waitFor()
      await page.getByText('exported for a newer or older runtime', { exact: false }).first().waitFor()
    }))
})

describe('stop', () => {
  it('needs a finger that stays', (context) =>
    expectOnScreen(context, { scene: 'running' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'closeBatch')
      const stop = page.getByRole('button', { name: 'Hold to stop' })
      await stop.hover()
      await page.mouse.down()
      await page.getByText('Keep holding').waitFor()
      await page.mouse.up()
      await stop.waitFor()
      await stop.click()
      await stop.waitFor()
      expect(commandsSoFar(on, 'closeBatch')).toBe(before)
      await page.mouse.down()
      await expectHeard(on, 'closeBatch', before + 1)
      await page.mouse.up()
    }))

  it('works with a key that is held', (context) =>
    expectOnScreen(context, { scene: 'running' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'closeBatch')
      await page.getByRole('button', { name: 'Hold to stop' }).focus()
      await page.keyboard.down('Space')
      await page.getByText('Keep holding').waitFor()
      await expectHeard(on, 'closeBatch', before + 1)
      await page.keyboard.up('Space')
    }))

  it('asks twice where nothing can be held', (context) =>
    expectOnScreen(context, { scene: 'running' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'closeBatch')
      await page.getByRole('button', { name: 'Hold to stop' }).dispatchEvent('click', { detail: 0 })
      const again = page.getByRole('button', { name: 'Press again to stop' })
      await again.waitFor()
      expect(commandsSoFar(on, 'closeBatch')).toBe(before)
      await again.dispatchEvent('click', { detail: 0 })
      await expectHeard(on, 'closeBatch', before + 1)
    }))
})

describe('the primary action', () => {
  it.for([
    ['firstStart', 'See it run', 'enterPlay'],
    ['chooseScanner', 'Connect', 'connectSerial'],
    ['startBatch', 'Start batch', 'startBatch'],
    ['running', 'Pause line', 'pauseBatch'],
    ['paused', 'Resume', 'resumeBatch'],
  ] as const)('of %s is "%s" and orders %s', ([scene, name, command], context) =>
    expectOnScreen(context, { scene }, async ({ page }, on) => {
      const before = commandsSoFar(on, command)
      const box = await primary(page, name).boundingBox()
      expect(box !== null && box.width >= 250 && box.height >= 100).toBe(true)
      await primary(page, name).click()
      await expectHeard(on, command, before + 1)
    }),
  )

  it('connects the scanner that was found on USB', (context) =>
    expectOnScreen(context, { scene: 'chooseScanner' }, async ({ page }, on) => {
      const [connected, kept] = [commandsSoFar(on, 'connectUsb'), commandsSoFar(on, 'rememberScanner')]
      await page.getByText('USB', { exact: true }).click()
      const device = page.getByLabel('Device')
      expect(await device.locator('option:checked').innerText()).toBe('Scanner 1 · Ovo · 1209:0001 · A7')
      expect(await axeFindings(page)).toEqual([])
      await device.selectOption({ label: 'Choose the scanner …' })
      expect(await primary(page, 'Connect').isDisabled()).toBe(true)
      await device.selectOption({ label: 'USB Keyboard · 046d:c31c' })
      await primary(page, 'Connect').click()
      await expectHeard(on, 'connectUsb', connected + 1)
      await expectHeard(on, 'rememberScanner', kept + 1)
    }))

  it('leads from a closed batch to the next', (context) =>
    expectOnScreen(context, { scene: 'closed' }, async ({ page }) => {
      await primary(page, 'New batch').click()
      await page.getByLabel('Flock', { exact: true }).waitFor()
    }))

  it('says which field is wrong instead of sending it', (context) =>
    expectOnScreen(context, { scene: 'startBatch' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'startBatch')
      await page.getByLabel('Flock', { exact: true }).fill('')
      await primary(page, 'Start batch').click()
      await page.getByText('Please fill in.').first().waitFor()
      expect(commandsSoFar(on, 'startBatch')).toBe(before)
    }))
})

describe('play', () => {
  it('has a cable to pull and to put back', (context) =>
    expectOnScreen(context, { scene: 'runningPlay' }, async ({ page }, on) => {
      const [pulled, plugged] = [commandsSoFar(on, 'pullCable'), commandsSoFar(on, 'plugCable')]
      await page.getByRole('button', { name: 'Pull the cable' }).click()
      await expectHeard(on, 'pullCable', pulled + 1)
      await page.getByRole('button', { name: 'Put the cable back' }).click()
      await expectHeard(on, 'plugCable', plugged + 1)
    }))
})

describe('language and theme', () => {
  it('change at once and are kept', (context) =>
    expectOnScreen(context, { scene: 'running' }, async ({ page }) => {
      await page.getByRole('button', { name: 'Language and theme' }).click()
      await page.getByText('Dark', { exact: true }).waitFor()
      expect(await axeFindings(page)).toEqual([])
      await page.getByText('Dark', { exact: true }).click()
      await page.getByText('Deutsch', { exact: true }).click()
      await page.getByRole('button', { name: 'Linie anhalten' }).waitFor()
      expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark')
      expect(await page.locator('html').getAttribute('lang')).toBe('de')
      expect(
        await page.evaluate(() => [localStorage.getItem('ovoscope.language'), localStorage.getItem('ovoscope.theme')]),
      ).toEqual(['de', 'dark'])
    }))
})

describe('choosing a port', () => {
  it('stays with another port than those that are listed, however often they are listed', (context) =>
    expectOnScreen(context, { scene: 'chooseScanner' }, async ({ page }) => {
      await page.getByRole('option', { name: /^FTDI FT232R/ }).waitFor({ state: 'attached' })
      await page.getByLabel('Port', { exact: true }).selectOption({ value: '' })
      await page.getByRole('button', { name: 'Look again' }).click()
      await page.getByLabel('Port, typed by hand').fill('/dev/line-1')
      expect(await page.getByLabel('Port', { exact: true }).inputValue()).toBe('')
      expect(await page.getByLabel('Port, typed by hand').inputValue()).toBe('/dev/line-1')
    }))
})

describe('service', () => {
  it('starts a stopped process again', (context) =>
    expectOnScreen(context, { scene: 'inferenceStopped', place: 'service' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'restartProcess')
      await page.getByRole('button', { name: 'Start again' }).click()
      await expectHeard(on, 'restartProcess', before + 1)
    }))

  it('shows what is in the cloud, what waits and what was refused, and sends on demand', (context) =>
    expectOnScreen(context, { scene: 'inferenceStopped', place: 'service' }, async ({ page }, on) => {
      await page.getByText('1 batch waits since 12:01 · 1 refused', { exact: false }).waitFor()
      const row = page.getByRole('row', { name: /2026-1120-01.*refused/ })
      expect(await row.innerText()).toContain('HTTP 413')
      expect(await page.getByRole('row', { name: /2026-1119-04.*arrived/ }).innerText()).toContain('r-000117')
      const before = commandsSoFar(on, 'sendUploadsNow')
      await page.getByRole('button', { name: 'Send now' }).click()
      await expectHeard(on, 'sendUploadsNow', before + 1)
    }))

  it('checks pages and sums and makes a backup, and says how it went', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'service' }, async ({ page }) => {
      await page.getByRole('button', { name: 'Check the sums' }).click()
      await page.getByText('rows and counters agree', { exact: false }).waitFor()
      await page.getByRole('button', { name: 'Check the pages' }).click()
      await page.getByText('sound. 19 tables', { exact: false }).waitFor()
      await page.getByRole('button', { name: 'Back up now' }).click()
      await page.getByText('Made and proved', { exact: false }).waitFor()
      expect(await page.getByRole('heading', { name: 'Needs somebody' }).count()).toBe(0)
    }))

  it('records the line until somebody ends it', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'service' }, async ({ page }, on) => {
      await page.getByText('line-20261120-093011.ovorec').waitFor()
      await page.getByRole('button', { name: 'Start recording' }).click()
      await page.getByText(/^Recording since .* of at most 1\.0 GiB\.$/).waitFor()
      await page.getByRole('button', { name: 'End recording' }).click()
      await page.getByText('line-20261121-120000.ovorec is complete', { exact: false }).waitFor()
      expect(commandsSoFar(on, 'stopRecording')).toBe(1)
    }))

  it('puts the problems first, each with what to do, and bars the work that is under way', (context) =>
    expectOnScreen(context, { scene: 'inferenceStopped', place: 'service' }, async ({ page }) => {
      await page.getByText('The disk is nearly full').waitFor()
      const headings = await page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts()
      expect(headings[0]).toBe('Needs somebody')
      const problems = await page.getByRole('main').locator('li strong').allInnerTexts()
      expect(problems.slice(0, 3)).toEqual([
        ...['A process stands still', 'The database is damaged', 'The disk is nearly full'],
      ])
      await page.getByText('Adding up … 62.0 %').waitFor()
      expect(await page.getByRole('button', { name: 'Check the sums' }).isDisabled()).toBe(true)
    }))

  it('saves the bundle for support as a file', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'service' }, async ({ page }) => {
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Save a bundle' }).click()
      expect((await download).suggestedFilename()).toMatch(/^ovoscope-support-.*\.zip$/)
      await page.getByText('Saved: ovoscope-support-', { exact: false }).waitFor()
    }))

  it('filters the log by level, process and words', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'service' }, async ({ page }) => {
      const lines = page.getByRole('region', { name: 'Log' }).getByRole('listitem')
      await lines.first().waitFor()
      expect(await lines.count()).toBe(4)
      await page.getByText('Everything', { exact: true }).click()
      await expect.poll(() => lines.count()).toBe(6)
      await page.getByText('station', { exact: true }).first().click()
      await expect.poll(() => lines.count()).toBe(3)
      await page.getByLabel('Search').fill('SLOW')
      await expect.poll(() => lines.allInnerTexts()).toEqual([expect.stringContaining('a commit was slow')])
      await page.getByLabel('Search').fill('no such words')
      await page.getByText('No such line.').waitFor()
    }))
})
