import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { SceneName } from '../fake/console-scenes.ts'
import { FAKE_BACKUPS } from '../fake/upkeep.ts'
import { commandsSoFar, expectHeard, expectOnScreen, shareOneStage } from './on-screen.ts'
import { axeFindings } from './opened-screen.ts'

shareOneStage()

const [NEWEST, SECOND] = FAKE_BACKUPS

/** By keyboard: held as long as the ring takes. */
async function hold(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).focus()
  await page.keyboard.down('Enter')
  await page.getByText('Keep holding').waitFor()
  await page.getByText('Keep holding').waitFor({ state: 'detached' })
  await page.keyboard.up('Enter')
}

describe('a station that cannot open its database', () => {
  it('says so on the line, and leads to where a backup is put back', (context) =>
    expectOnScreen(context, { scene: 'damaged' }, async ({ page }) => {
      await page.getByText('The line stands').waitFor()
      expect(await page.getByText('Not connected to Ovoscope', { exact: false }).count()).toBe(0)
      await page.getByRole('link', { name: 'Open Service' }).click()
      await page.getByText(/^Found .*12:40/).waitFor()
      // What only an open database can say is not asked for.
      expect(await page.getByRole('heading', { name: 'Keys of the data' }).count()).toBe(0)
    }))

  it('has the newest good backup chosen, says in numbers what would be missing, and puts it back when it is held', (context) =>
    expectOnScreen(context, { scene: 'damaged', place: 'service' }, async ({ page }, on) => {
      const before = commandsSoFar(on, `startRestore ${NEWEST.name}`)
      const choice = page.getByLabel('Backup', { exact: true })
      expect(await choice.inputValue()).toBe(NEWEST.name)
      await page.getByText('Nothing that the scanner sent would be missing', { exact: false }).waitFor()
      await page.getByText('recipes and their signatures, set-up, users and their PINs', { exact: false }).waitFor()
      await choice.selectOption(SECOND?.name ?? '')
      await page.getByText('171 902 messages of the scanner would be missing', { exact: false }).waitFor()
      await choice.selectOption(NEWEST.name)
      await hold(page, /^Hold to put it back/)
      await expectHeard(on, `startRestore ${NEWEST.name}`, before + 1)
      await page.getByText('Proved and copied', { exact: false }).waitFor()
      expect(await page.getByRole('button', { name: /^Do not put it back/ }).count()).toBe(1)
      const again = commandsSoFar(on, 'restartProcess')
      await hold(page, /^Hold to start the station again/)
      await expectHeard(on, 'restartProcess', again + 1)
      await page.getByText('The database is back.').waitFor()
      await page.getByRole('heading', { name: 'Keys of the data' }).waitFor()
      // Whoever opens the page later sees it too, until somebody has seen it.
      await page.reload()
      await page.getByText('The database is back.').waitFor()
      await page.getByRole('button', { name: /^Seen/ }).click()
      await page.getByText('The database is back.').waitFor({ state: 'detached' })
    }))

  it('does not offer a backup that is known to be damaged', (context) =>
    expectOnScreen(context, { scene: 'damagedNewestBad', place: 'service' }, async ({ page }) => {
      const choice = page.getByLabel('Backup', { exact: true })
      expect(await choice.inputValue()).toBe(SECOND?.name)
      expect(await choice.locator(`option[value="${NEWEST.name}"]`).isDisabled()).toBe(true)
      await page.getByText('A byte is not as it was written', { exact: false }).waitFor()
    }))

  it.for(['damagedNoneGood', 'damagedNoBackup'] as const)(
    'says what to do when no backup is good: %s',
    (scene, context) =>
      expectOnScreen(context, { scene, place: 'service' }, async ({ page }) => {
        await page.getByRole('heading', { name: 'No backup here can be put back' }).waitFor()
        await page.getByText('into /var/lib/ovoscope/work/backups', { exact: false }).waitFor()
        expect(await page.getByRole('button', { name: /^Hold to put it back/ }).count()).toBe(0)
      }),
  )
})

describe('backups on Service', () => {
  it('are read again one by one', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'service' }, async ({ page }, on) => {
      const before = commandsSoFar(on, `startVerify ${NEWEST.name}`)
      await page.getByText('21 Nov 03:00', { exact: false }).waitFor()
      await page
        .getByRole('button', { name: /^Verify/ })
        .first()
        .click()
      await expectHeard(on, `startVerify ${NEWEST.name}`, before + 1)
      await page.getByText('is sound in every byte', { exact: false }).waitFor()
    }))

  it.for([
    ['backupBad', 'use another backup'],
    ['backupKeyBad', 'can be put back on this machine, but its key file is damaged'],
    ['backupSecondAway', 'Made here, but not copied: the second folder does not answer'],
    ['backupSecondMissing', 'not there. Is its disk connected'],
    ['backupSecondShut', 'Ovoscope may not write there'],
    ['backupVerifying', 'too little room for one more copy'],
  ] as const)('say in words what is wrong: %s', ([scene, words], context) =>
    expectOnScreen(context, { scene, place: 'service' }, async ({ page }) => {
      await page.getByText(words, { exact: false }).first().waitFor()
    }),
  )
})

async function rightOf(shown: Locator): Promise<number> {
  const box = await shown.boundingBox()
  return box === null ? Number.NaN : box.x + box.width
}

describe('damage that the check of every page found', () => {
  it('calls on every place, and stands with its numbers in the history, beside what happened and who', (context) =>
    expectOnScreen(context, { scene: 'pagesDamaged', place: 'alarms' }, async ({ page }) => {
      await page.getByRole('link', { name: 'Open Service' }).waitFor()
      await page.getByRole('main').getByText('History', { exact: true }).click()
      const sentence = page.getByText('1 310 scans from', { exact: false })
      const who = page.getByRole('columnheader', { name: 'Who' })
      expect(await rightOf(sentence)).toBeLessThan((await who.boundingBox())?.x ?? 0)
      expect(await rightOf(who)).toBeLessThan(page.viewportSize()?.width ?? 0)
    }))

  it('is left to the card of a station that cannot open its database', (context) =>
    expectOnScreen(context, { scene: 'damagedPagesRead', place: 'service' }, async ({ page }) => {
      await page.getByText('The station cannot open its database').waitFor()
      await page.getByText('damaged. Finish the batch', { exact: false }).waitFor()
      expect(await page.getByRole('heading', { name: 'Needs somebody' }).count()).toBe(0)
    }))
})

describe('what a restore would cost', () => {
  it('is said in one number of what came from the scanner, and of the scans that were imported', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'service' }, async ({ page }) => {
      const restore = page.getByRole('button', { name: /^Restore …/ })
      await restore.first().click()
      await page.getByText('No scan would be missing', { exact: false }).waitFor()
      await restore.nth(1).click()
      await page.getByText('171 902 messages of the scanner would be missing for good', { exact: false }).waitFor()
      expect(await page.getByText('At least', { exact: false }).count()).toBe(0)
      await page.getByText('4 800 scans were imported since then', { exact: false }).waitFor()
    }))
})

/** Asks for the newest backup until it is proved and copied; answers with the panel. */
async function stageNewest(page: Page): Promise<Locator> {
  await page
    .getByRole('button', { name: /^Restore …/ })
    .first()
    .click()
  const panel = page.getByRole('region', { name: 'Put this backup back' })
  await hold(page, /^Hold to put it back/)
  await panel.getByText('Proved and copied', { exact: false }).waitFor()
  return panel
}

describe('a restore that waits for the next start', () => {
  it('is taken back in one place; its panel then begins anew, and nothing is said to be back', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'service' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'cancelRestore')
      const panel = await stageNewest(page)
      await page.getByRole('button', { name: /^Do not put it back/ }).click()
      await expectHeard(on, 'cancelRestore', before + 1)
      await panel.getByRole('button', { name: /^Hold to put it back/ }).waitFor()
      expect(await panel.getByText('Proved and copied', { exact: false }).count()).toBe(0)
      expect(await page.getByText('The database is back.').count()).toBe(0)
    }))

  it('is carried out: its panel closes, and the page shows that the database is back', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'service' }, async ({ page }, on) => {
      const panel = await stageNewest(page)
      const before = commandsSoFar(on, 'restartProcess')
      await hold(page, /^Hold to start the station again/)
      await expectHeard(on, 'restartProcess', before + 1)
      const note = page.getByRole('region', { name: 'The database is back.' })
      await note.waitFor()
      await panel.waitFor({ state: 'detached' })
      await page.waitForFunction(() => {
        const { top = -1, bottom = -1 } =
          document.querySelector('[aria-label="The database is back."]')?.getBoundingClientRect() ?? {}
        return top >= 0 && bottom <= innerHeight
      })
      await note.getByRole('button', { name: /^Seen/ }).click()
      await note.waitFor({ state: 'detached' })
    }))

  it('is said on every screen, and taken back on Service without any panel', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'service' }, async ({ page }, on) => {
      await page
        .getByRole('button', { name: /^Restore …/ })
        .first()
        .click()
      await hold(page, /^Hold to put it back/)
      await page.getByText('Proved and copied', { exact: false }).waitFor()
      await page.goto(page.url().replace(/#.*/, '#/line'))
      const strip = page.getByRole('region', { name: 'A backup waits to be put back' })
      await strip.getByRole('link', { name: 'Open Service' }).click()
      const card = page.getByRole('region', { name: 'A backup waits to be put back' })
      const before = commandsSoFar(on, 'cancelRestore')
      await card.getByRole('button', { name: /^Do not put it back/ }).click()
      await expectHeard(on, 'cancelRestore', before + 1)
      await card.waitFor({ state: 'detached' })
    }))
})

describe('the plan of the backups', () => {
  it('is saved by itself while a batch is open, and a wrong field is named instead', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'settings' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'changeBackupPlan')
      const save = page.getByRole('button', { name: 'Save the plan of the backups' })
      await page.getByLabel('Hour of the night').fill('24')
      await save.click()
      await page.getByText('A whole number from 0 to 23.').waitFor()
      expect(commandsSoFar(on, 'changeBackupPlan')).toBe(before)
      await page.getByLabel('Hour of the night').fill('22')
      await save.click()
      await expectHeard(on, 'changeBackupPlan', before + 1)
    }))

  it('and the days of pictures are locked where IT decides them', (context) =>
    expectOnScreen(context, { scene: 'managed', place: 'settings' }, async ({ page }) => {
      for (const name of ['Second folder', 'Uncertain: days', 'Faulty pictures: at most, % of the quota']) {
        expect(await page.getByLabel(name, { exact: true }).isEditable()).toBe(false)
      }
      expect(await page.getByRole('button', { name: /Save the plan|Save days and quotas/ }).count()).toBe(0)
    }))
})

describe('every state of backups', () => {
  const scenes: readonly SceneName[] = [
    'damaged',
    'damagedNoneGood',
    'restoring',
    'backupBad',
    'backupSecondAway',
    'pagesDamaged',
  ]
  const looks = [
    { theme: 'light', language: 'en' },
    { theme: 'dark', language: 'de' },
  ] as const

  it.for(scenes.flatMap((scene) => looks.map((look) => [scene, look] as const)))(
    'is accessible: %s %o',
    ([scene, look], context) =>
      expectOnScreen(context, { scene, place: 'service', ...look }, async ({ page }) => {
        await page.getByRole('heading', { name: /^(Backups|Sicherungen)$/ }).waitFor()
        expect(await axeFindings(page)).toEqual([])
      }),
  )
})
