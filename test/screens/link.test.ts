import { describe, expect, it } from 'vitest'
import { openChip } from './link-shots.ts'
import { commandsSoFar, expectHeard, expectOnScreen, shareOneStage } from './on-screen.ts'
import { axeFindings } from './opened-screen.ts'

shareOneStage()

/** Where a person can be while the scanner is gone, and where the button stands there. */
const PLACES = [
  ['the banner', 'cableOut', 'trends', 'Alarm'],
  ['the line before a batch', 'scannerWaitedFor', 'line', undefined],
  ['Service', 'scannerWaitedFor', 'service', undefined],
] as const

describe('a link that waits', () => {
  it.for(PLACES)('counts down and can be hurried: %s', ([, scene, place, region], context) =>
    expectOnScreen(context, { scene, place }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'tryScannerNow')
      const where = region === undefined ? page.getByRole('main') : page.getByRole('region', { name: region })
      await where.getByText(/^next attempt in \d\.\d s$/).waitFor()
      const button = where.getByRole('button', { name: 'Try now' })
      expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(56)
      await button.focus()
      await page.keyboard.press('Enter')
      await where.getByRole('button', { name: 'Trying …' }).waitFor()
      await expectHeard(on, 'tryScannerNow', before + 1)
      await where.getByRole('button', { name: 'Try now' }).waitFor()
    }),
  )

  it('counts by the clock of the screen while no view comes', (context) =>
    expectOnScreen(context, { scene: 'scannerIncompatible', place: 'service' }, async ({ page }, { background }) => {
      const wait = page.getByRole('main').getByRole('timer')
      const tenths = async () => Number(/(\d+\.\d) s/.exec(await wait.innerText())?.[1]) * 10
      await page.clock.install()
      await page.reload()
      await wait.waitFor()
      await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000))
      const aMoment = () => new Promise((resolve) => setTimeout(resolve, 1_000))
      // The clock jumped: only a view that came afterwards is fresh. There are eight a second.
      await aMoment()
      background.freeze(true)
      // One that is under way may still come.
      await aMoment()
      await page.clock.runFor(200)
      const first = await tenths()
      await page.clock.runFor(400)
      expect(Math.round(first - (await tenths()))).toBe(4)
      // Beyond the age at which a view is frozen nothing is promised any more.
      await page.clock.runFor(1_200)
      await wait.waitFor({ state: 'detached' })
      await page.clock.resume()
    }))

  it('is not counted down where no scanner is chosen, and not while it streams', (context) =>
    expectOnScreen(context, { scene: 'chooseScanner', place: 'service' }, async ({ page, show }) => {
      await page.getByText('No scanner is connected').first().waitFor()
      expect(await page.getByRole('main').getByRole('timer').count()).toBe(0)
      await show({ scene: 'running' })
      expect(await page.getByRole('main').getByRole('timer').count()).toBe(0)
    }))
})

describe('a batch whose scanner was disconnected', () => {
  it('says how old its numbers are, and goes on with another scanner', (context) =>
    expectOnScreen(context, { scene: 'scannerTakenOff' }, async ({ page }) => {
      const main = page.getByRole('main')
      await main.getByText('1 min 5 s old').first().waitFor()
      await main.getByRole('button', { name: 'Choose a scanner' }).click()
      await main.getByText('Its record names every scanner', { exact: false }).waitFor()
      expect(await main.getByRole('button', { name: 'Try it with the virtual scanner' }).count()).toBe(0)
      expect(await axeFindings(page)).toEqual([])
      await main.getByRole('button', { name: /Hold to stop/ }).waitFor()
      await main.getByRole('button', { name: 'Back to the line' }).click()
      await main.getByRole('button', { name: 'Choose a scanner' }).waitFor()
    }))
})

describe('the chip of the scanner', () => {
  it('says on every place what is wrong and what to do, and leads to all the rest', (context) =>
    expectOnScreen(context, { scene: 'scannerBusy', place: 'trends' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'tryScannerNow')
      await openChip(page)
      const more = page.getByRole('dialog')
      await more.getByText('Another program or driver uses the scanner', { exact: false }).waitFor()
      await more.getByText('Close the other program', { exact: false }).waitFor()
      expect(await axeFindings(page)).toEqual([])
      await more.getByRole('button', { name: 'Try now' }).click()
      await expectHeard(on, 'tryScannerNow', before + 1)
      await more.getByRole('link', { name: 'All about the scanner' }).click()
      await page.getByRole('heading', { level: 1, name: 'Service' }).waitFor()
      await more.waitFor({ state: 'detached' })
    }))
})

describe('the drawing of the link', () => {
  it.for([
    ['running', 'Streaming'],
    ['cableOut', 'Not found'],
    ['scannerSilent', 'Silent'],
    ['scannerBusy', 'Blocked'],
    ['scannerIncompatible', 'Not compatible'],
    ['scannerAway', 'Opening'],
  ] as const)('lights in %s: %s', ([scene, state], context) =>
    expectOnScreen(context, { scene, place: 'service' }, async ({ page }) => {
      const drawing = page.getByRole('img', { name: `The states of the link. Present: ${state}.` })
      await drawing.getByText(state, { exact: true }).waitFor()
      await drawing.getByText(/^for (< )?\d+ /).waitFor()
      if (scene === 'cableOut') expect(await axeFindings(page)).toEqual([])
    }),
  )

  it('stands above what came, in words', (context) =>
    expectOnScreen(context, { scene: 'scannerNoisy', place: 'service' }, async ({ page }) => {
      for (const text of ['31 stretches that are no message', '12 damaged messages', '1 unreadable contents']) {
        await page.getByText(text, { exact: true }).waitFor()
      }
      await page.getByText('2 refused for another reason (FROM_ANOTHER_TIME)').waitFor()
      await page.getByText('96 % of what this line can carry (90 KiB/s)').waitFor()
      await page.getByText('64 attempts').waitFor()
      expect(await page.getByText('Scans never came', { exact: false }).count()).toBeGreaterThan(0)
    }))
})
