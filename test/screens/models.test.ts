import { describe, expect, it } from 'vitest'
import { expectFitsEverySize } from './every-size.ts'
import { expectOnScreen, shareOneStage } from './on-screen.ts'

shareOneStage()

describe('models', () => {
  it.for([
    ['light', 'en', 'models'],
    ['dark', 'de', 'modelsTrouble'],
    ['light', 'de', 'modelMissing'],
  ] as const)('are accessible at every size: %s', ([theme, language, scene], context) =>
    expectOnScreen(context, { scene, place: 'models', theme, language }, async ({ page }) => {
      await page
        .getByText(/^phantomnet-1.[12].0/)
        .first()
        .waitFor()
      await expectFitsEverySize(page, page.getByRole('heading', { level: 2 }).first())
    }),
  )

  it('cut no button of the packages off on a small screen, whatever stands beside it', (context) =>
    expectOnScreen(
      context,
      { scene: 'models', place: 'models', language: 'de', size: [1366, 768] },
      async ({ page }) => {
        const table = page.getByRole('region', { name: 'Auf dieser Station' })
        await table.getByRole('button', { name: 'eggnet-1.0.0 daneben laufen lassen' }).waitFor()
        // The sentences beneath some buttons would hold their column open.
        await table.evaluate((one) => {
          for (const sentence of one.querySelectorAll('td:last-child p')) sentence.remove()
        })
        expect(await table.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
      },
    ))

  it('are reached from Service and from the menu', (context) =>
    expectOnScreen(context, { scene: 'models', place: 'service' }, async ({ page }) => {
      await page.getByRole('main').getByRole('link', { name: 'Models' }).click()
      await page.getByRole('heading', { level: 1, name: 'Models' }).waitFor()
      await page.goBack()
      await page.getByRole('button', { name: 'Language and theme' }).click()
      await page.getByRole('dialog').getByRole('link', { name: 'Models' }).click()
      await page.getByRole('heading', { level: 1, name: 'Models' }).waitFor()
    }))

  it('show how far the candidate is and where it differs, with n and interval', (context) =>
    expectOnScreen(context, { scene: 'models', place: 'models' }, async ({ page }) => {
      await page.getByText('1.27 % (1.17 % to 1.37 %), n = 48 210').first().waitFor()
      await page.getByText('0.00012 of at most 0.00100 apart, n = 16').waitFor()
      await page.getByRole('img', { name: 'Called differently, by hour' }).waitFor()
      await page.getByText('As a table').click()
      await page.getByRole('columnheader', { name: '95 % interval' }).waitFor()
      await page.getByRole('rowheader', { name: 'Female', exact: true }).waitFor()
      await page.getByText('phantomnet-1.1.0: 0.514, phantomnet-1.2.0: 0.502; 0.021 apart on average').waitFor()
      await page.getByRole('columnheader', { name: 'p(female), phantomnet-1.2.0' }).waitFor()
    }))

  it('say whether the eggs are still like those that the model was judged by, and which batch and coil are not', (context) =>
    expectOnScreen(context, { scene: 'models', place: 'models' }, async ({ page }) => {
      const card = page.getByRole('region', { name: 'Are the eggs still like those it was judged by?' })
      await card.getByText('No: the newest scans are others', { exact: false }).waitFor()
      await card.getByRole('row', { name: /2026-1121-03 .* 0.42 · drifted/ }).waitFor()
      await card.getByText('By coil: the 8 worst of 10').waitFor()
      await card.getByRole('row', { name: /^Coil 6 5\s124 .* 1.43 · drifted/ }).waitFor()
    }))

  it('are let judge, taken back and given up only after a question that says what happens', (context) =>
    expectOnScreen(context, { scene: 'models', place: 'models' }, async ({ page }, on) => {
      const heard = () => on.background.commands.filter((one) => /Model/.test(one)).slice(before)
      const before = on.background.commands.filter((one) => /Model/.test(one)).length
      await page.getByRole('button', { name: 'Let it judge', exact: true }).click()
      await page.getByRole('heading', { name: 'Let phantomnet-1.2.0 judge?' }).waitFor()
      await page.keyboard.press('Escape')
      expect(heard()).toEqual([])
      await page.getByRole('button', { name: 'Let it judge', exact: true }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Yes, switch' }).click()
      const model = { modelId: 'phantomnet-1.2.0', manifestSha256: 'c'.repeat(64) }
      await expect.poll(heard).toEqual([`switchModel ${JSON.stringify({ ...model, evenWithBatch: false })}`])
      await page.getByRole('button', { name: 'Roll back to phantomnet-1.0.0' }).click()
      await page.getByRole('button', { name: 'Yes, roll back' }).click()
      await page.getByRole('button', { name: 'Give it up' }).click()
      await page.getByRole('button', { name: 'Yes, give it up' }).click()
      await page.getByRole('button', { name: 'Run phantomnet-1.0.0 beside' }).click()
      await page.getByText('It takes the place of phantomnet-1.2.0').waitFor()
      await page.getByRole('button', { name: 'Yes, run it beside' }).click()
      const first = { modelId: 'phantomnet-1.0.0', manifestSha256: 'a'.repeat(64) }
      await expect
        .poll(() => heard().slice(1))
        .toEqual([
          `rollBackModel ${JSON.stringify({ ...first, evenWithBatch: false })}`,
          `giveUpModel ${JSON.stringify(model)}`,
          `shadowModel ${JSON.stringify(first)}`,
        ])
    }))

  it('ask with the focus on no, and say who judges now where the focus is', (context) =>
    expectOnScreen(context, { scene: 'models', place: 'models' }, async ({ page, show }, on) => {
      const switches = () => on.background.commands.filter((one) => one.startsWith('switchModel')).length - before
      const before = on.background.commands.filter((one) => one.startsWith('switchModel')).length
      const ask = page.getByRole('button', { name: 'Let it judge', exact: true })
      await ask.focus()
      await page.keyboard.press('Enter')
      await page.getByText('it called differently: 1.27 % (1.17 % to 1.37 %), n = 48 210.').waitFor()
      await page.getByRole('button', { name: 'No, leave it' }).waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      expect(switches()).toBe(0)
      await ask.click()
      await page.getByRole('button', { name: 'Yes, switch' }).click()
      await expect.poll(switches).toBe(1)
      await show({ scene: 'modelsSwitched' })
      const status = page.getByRole('status').filter({ hasText: 'phantomnet-1.2.0 judges now.' })
      await status.waitFor()
      const last = page.getByRole('region', { name: 'The last comparison' })
      await last.getByText('phantomnet-1.2.0 beside phantomnet-1.1.0').waitFor()
      expect(await status.evaluate((one) => one.parentElement === document.activeElement)).toBe(true)
    }))

  it('offer no way back to the one that was just left, but to let it judge again', (context) =>
    expectOnScreen(context, { scene: 'modelsRolledBack', place: 'models' }, async ({ page }) => {
      await page.getByText('chosen by somebody in training').waitFor()
      expect(await page.getByRole('button', { name: /^Roll back/ }).count()).toBe(0)
      await page.getByRole('button', { name: 'Let phantomnet-1.2.0 judge again' }).click()
      await page.getByRole('heading', { name: 'Let phantomnet-1.2.0 judge again?' }).waitFor()
      await page.getByRole('button', { name: 'Yes, switch' }).waitFor()
    }))

  it('say what came to nothing, why a package is refused, and that a batch is open', (context) =>
    expectOnScreen(context, { scene: 'modelsTrouble', place: 'models' }, async ({ page }) => {
      await page.getByText('it was not made for the open batch: another incubation age').waitFor()
      await page
        .getByText('On this machine the network computes something else than its maker’s golden scans say.')
        .waitFor()
      await page
        .getByText('sexnet-2.0.0: The package is signed by somebody whom this station does not trust.')
        .waitFor()
      const detail = page.getByText('golden scan 7: p(female) 0.9412 here')
      expect(await detail.isVisible()).toBe(false)
      await page.getByText('What its maker needs to know').first().click()
      await detail.waitFor()
      expect(await page.getByRole('button', { name: 'Let it judge', exact: true }).isDisabled()).toBe(true)
      await page.getByRole('button', { name: 'Roll back to phantomnet-1.0.0' }).click()
      await page.getByText('A batch is open (2026-1121-03): two models will have judged it.').waitFor()
    }))

  it('offer the successor of one that is not here with one click, from every screen, and take none by themselves', (context) =>
    expectOnScreen(context, { scene: 'modelMissing' }, async ({ page }, on) => {
      await page.getByText('phantomnet-1.0.0 · SYNTHETIC · not here: choose one').waitFor()
      const banner = page.getByRole('region', { name: 'Alarm' })
      await banner.getByText('The chosen model is not here: choose one · phantomnet-1.0.0').waitFor()
      await banner.getByRole('link', { name: 'Choose a model' }).click()
      const card = page.getByRole('region', { name: 'The chosen model is not here: choose one' })
      await card.getByText('The settings of this machine name phantomnet-1.0.0').waitFor()
      const switches = () => on.background.commands.filter((one) => one.startsWith('switchModel')).slice(before)
      const before = on.background.commands.filter((one) => one.startsWith('switchModel')).length
      expect(await page.getByRole('button', { name: 'Run phantomnet-1.1.0 beside' }).isDisabled()).toBe(true)
      await card.getByRole('button', { name: 'Let phantomnet-1.1.0 judge' }).click()
      const model = { modelId: 'phantomnet-1.1.0', manifestSha256: 'b'.repeat(64) }
      await expect.poll(switches).toEqual([`switchModel ${JSON.stringify({ ...model, evenWithBatch: false })}`])
    }))

  it('let labelled scans be counted, exported and given up, and say where they lie and what is missing', (context) =>
    expectOnScreen(context, { scene: 'models', place: 'models' }, async ({ page }, on) => {
      const card = page.getByRole('region', { name: 'Export labelled scans for training' })
      const heard = () => on.background.commands.filter((one) => one.includes('DataSet')).slice(before)
      const before = on.background.commands.filter((one) => one.includes('DataSet')).length
      expect(await card.getByRole('button', { name: 'Export', exact: true }).count()).toBe(0)
      await card.getByLabel('ADC').click()
      await card.getByRole('button', { name: 'Count them' }).click()
      await card.getByText('456 (Female 212, Male 204, Infertile 31').waitFor()
      await card.getByText('Drawn as a sample, not labelled yet').waitFor()
      await card.getByText('388').waitFor()
      await card.getByText('phantomnet-1.1.0 judged some of these eggs').waitFor()
      await card.getByRole('button', { name: 'Export', exact: true }).click()
      await card
        .getByText('The folder on the station is /var/lib/ovoscope/work/data-sets/20261120T124107Z.', { exact: false })
        .waitFor()
      const batch = card.getByLabel('Batch, or all of them')
      await batch.fill('none')
      await card.getByRole('button', { name: 'Count them' }).click()
      await card.getByText('There is no labelled scan whose picture is kept.').waitFor()
      await batch.fill('slow')
      await card.getByRole('button', { name: 'Count them' }).click()
      await card.getByRole('progressbar').waitFor()
      await card.getByRole('button', { name: 'Give it up' }).click()
      await card.getByRole('progressbar').waitFor({ state: 'detached' })
      expect(heard()).toEqual([
        ...['startDataSet count T2,ADC', 'startDataSet write T2,ADC', 'startDataSet count T2,ADC none'],
        ...['startDataSet count T2,ADC slow', 'cancelDataSet'],
      ])
    }))

  it('show each figure of a card with its own n, and what a maker states as stated', (context) =>
    expectOnScreen(context, { scene: 'models', place: 'models' }, async ({ page }) => {
      const sex = 'sex right in 98.5 % of confident calls, n = 9 005; 6.2 % of living embryos uncertain, n = 9 600'
      await page.getByText(sex).first().waitFor()
      const row = page.getByRole('row', { name: /^eggnet-1.0.0/ })
      const stated = 'sex right on confident calls: 94.1 %, n = 1 710, flocks of its maker'
      await row.getByText(`${stated} (stated by its maker, not measured here)`).waitFor()
    }))

  it('are removed after a question, unless something needs them, and what keeps them is said', (context) =>
    expectOnScreen(context, { scene: 'models', place: 'models' }, async ({ page, show }, on) => {
      await page.getByText('It came with the program and lies in its folder').waitFor()
      expect(await page.getByRole('button', { name: /^Remove / }).count()).toBe(2)
      const removals = () => on.background.commands.filter((one) => one.startsWith('removeModel')).slice(before)
      const before = on.background.commands.filter((one) => one.startsWith('removeModel')).length
      const remove = page.getByRole('button', { name: 'Remove phantomnet-0.9.0' })
      await remove.click()
      await page.getByText('Its files are deleted from this station').waitFor()
      await page.getByRole('button', { name: 'No, leave it' }).click()
      expect(removals()).toEqual([])
      await remove.click()
      await page.getByRole('button', { name: 'Yes, remove it' }).click()
      await page.getByText('phantomnet-0.9.0 was removed.').waitFor()
      expect(removals()).toEqual(['removeModel phantomnet-0.9.0'])
      await show({ scene: 'modelsTrouble' })
      await remove.click()
      await page.getByRole('button', { name: 'Yes, remove it' }).click()
      await page.getByText('it judged eggs of a batch that is open (2026-1121-03). Close the batch first.').waitFor()
    }))

  it('say how far a take-over is, and leave nothing else to do but to stop it', (context) =>
    expectOnScreen(context, { scene: 'modelsPending', place: 'models' }, async ({ page }, on) => {
      await page.getByText('Going back to phantomnet-1.0.0: loading, then computing its golden scans.').waitFor()
      expect(await page.getByRole('button', { name: 'Run phantomnet-1.2.0 beside' }).isDisabled()).toBe(true)
      await page.getByRole('button', { name: 'Do not switch' }).click()
      const stop = `stopTakeOver ${JSON.stringify({ modelId: 'phantomnet-1.0.0', manifestSha256: 'a'.repeat(64) })}`
      await expect.poll(() => on.background.commands.at(-1)).toBe(stop)
    }))

  it('say in training that what is installed there is there only in training', (context) =>
    expectOnScreen(context, { scene: 'runningPlay', place: 'models' }, async ({ page, show }) => {
      await page.getByRole('button', { name: 'Install a package' }).click()
      await page.getByText('what is installed now is there only in training').waitFor()
      await show({ scene: 'models' })
      await page.getByText('what is installed now is there only in training').waitFor({ state: 'detached' })
    }))

  it('are installed from a path of the station and from a file, and a refused one says what to do', (context) =>
    expectOnScreen(context, { scene: 'models', place: 'models' }, async ({ page }, on) => {
      await page.getByRole('button', { name: 'Install a package' }).click()
      const path = page.getByLabel('Or a folder or file on the station')
      expect(await page.getByRole('button', { name: 'Install', exact: true }).isDisabled()).toBe(true)
      await path.fill('/mnt/usb/wrong')
      await page.keyboard.press('Enter')
      await page.getByText('The package is signed by somebody whom this station does not trust.').waitFor()
      await page.getByText('What its maker needs to know').click()
      await page.getByText('signed with key 0011223344556677').waitFor()
      await path.fill('/mnt/usb/phantomnet-1.2.0')
      await page.getByRole('button', { name: 'Install', exact: true }).click()
      await page.getByText('phantomnet-1.2.0 is installed. It runs nowhere yet.').waitFor()
      const buffer = Buffer.alloc(300_000, 1)
      const file = { name: 'phantomnet-1.2.0.ovomodel', mimeType: 'application/octet-stream', buffer }
      const install = page.getByRole('button', { name: 'Install', exact: true })
      const wrong = { ...file, name: 'torn.ovomodel', buffer: Buffer.alloc(100) }
      const heard = () => on.background.commands.filter((one) => one.startsWith('installModel upload'))
      const before = heard().length
      await page.getByLabel('File (.ovomodel)').setInputFiles(wrong)
      await page.getByText('torn.ovomodel', { exact: true }).waitFor()
      expect(await path.inputValue()).toBe('')
      expect(heard()).toHaveLength(before)
      await install.click()
      await page.getByRole('alert').getByText('torn.ovomodel: ', { exact: false }).waitFor()
      await page.getByLabel('File (.ovomodel)').setInputFiles(file)
      await page.getByText('torn.ovomodel', { exact: false }).waitFor({ state: 'detached' })
      await install.click()
      await expect.poll(() => on.background.commands.at(-1)).toBe('installModel upload')
      await page.keyboard.press('Escape')
      await page.getByRole('heading', { name: 'Install a package' }).waitFor({ state: 'detached' })
    }))
})
